import { Button, Grid, Group, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Form } from '@/components/form';
import { MessageList } from '@/components/messages/message-list';
import { VariablesProvider } from '@/components/messages/variables';
import { Panel } from '@/components/panel';
import { Refusal } from '@/components/refusal';
import { AudiencePicker } from '@/features/campaigns/audience-picker';
import { useCreateCampaign, useSendCampaign, type NewCampaign } from '@/features/campaigns/change-campaign';
import { CostPanel } from '@/features/campaigns/cost-panel';
import { FaultList } from '@/features/campaigns/fault-list';
import { FriendPreview } from '@/features/campaigns/friend-preview';
import { estimateQuery } from '@/features/campaigns/get-estimate';
import { standIn } from '@/features/campaigns/sendable';
import { SendButton } from '@/features/campaigns/send-button';
import { SendTime } from '@/features/campaigns/send-time';
import { isComposing } from '@/lib/keys';
import { useKept } from '@/lib/kept';
import { messagesOf, noDrafts, type Drafts } from '@/lib/line/drafts';
import type { Fault } from '@/lib/line/faults';
import { faultsOf } from '@/lib/line/message-rules';
import { forNobody, variableFaults } from '@/lib/line/variables';
import type { Account, Attribute, Audience, Friend, Instant, Message, Tag } from '@/types/api';

interface Props {
  account: Account;
  /** The server's clock. */
  now: Instant;
  tags: Tag[];
  attributes: Attribute[];
  /** Some, to see what they would get. */
  friends: Friend[];
  onDone: (campaignId: string) => void;
}

interface Written {
  name: string;
  audience: Audience;
  content: Drafts;
  sendAt: Instant | null;
  atMonthEnd: NewCampaign['atMonthEnd'];
}

const nothing: Written = {
  name: '',
  audience: { everyone: true },
  content: noDrafts,
  sendAt: null,
  atMonthEnd: 'hold',
};

/** Writes a campaign; what it would cost stands beside it at every moment. */
export function Composer({ account, now, tags, attributes, friends, onDone }: Props) {
  const { t } = useTranslation();
  const [written, setWritten, forget] = useKept<Written>(`composer.${account.accountId}`, nothing);
  const { name, audience, content, sendAt, atMonthEnd } = written;
  const change = (changed: Partial<Written>) => setWritten({ ...written, ...changed });
  const [strict, setStrict] = useState(false);
  const sendButton = useRef<HTMLButtonElement>(null);

  const messages = useMemo(() => messagesOf(content), [content]);
  const faults = useMemo(() => faultsIn(messages, attributes), [messages, attributes]);
  const asked = { audience, messages: standIn(messages) };
  const estimate = useQuery(estimateQuery(account.accountId, asked));

  const create = useCreateCampaign(account.accountId);
  const send = useSendCampaign(account.accountId);
  const keyFor = useKeyPerContent();
  const named = name.trim() !== '';
  const complete = named && messages.length > 0 && faults.length === 0;

  /** Once it is kept, its own page shows how the send goes on or why not. */
  async function keep(thenSend: boolean) {
    setStrict(!complete);
    if (!complete) return;
    const campaign = { name: name.trim(), audience, messages, sendAt, atMonthEnd };
    const { campaignId } = await create.mutateAsync({ ...campaign, key: keyFor(campaign) });
    forget();
    if (thenSend) await send.mutateAsync(campaignId).catch(() => undefined);
    onDone(campaignId);
  }

  const attempt = (thenSend: boolean) => void keep(thenSend).catch(() => undefined); // `create.error` shows why

  function press(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    sendButton.current?.click();
  }

  return (
    <div onKeyDown={press}>
      <Form onSubmit={() => setStrict(!complete)} label={t('composer.title')}>
        <Grid gap="md">
          <Grid.Col span={{ base: 12, md: 7 }}>
            <Stack gap="md">
              <Panel title={t('composer.content')}>
                <Stack gap="md">
                  <TextInput
                    label={t('composer.name')}
                    description={t('composer.nameHint')}
                    maxLength={100}
                    value={name}
                    onChange={(event) => change({ name: event.currentTarget.value })}
                    error={strict && !named && t('composer.nameMissing')}
                    required
                  />
                  <AudiencePicker
                    value={audience}
                    onChange={(next) => change({ audience: next })}
                    tags={tags}
                    attributes={attributes}
                  />
                </Stack>
              </Panel>
              <Panel title={t('messages.title')}>
                <VariablesProvider attributes={attributes}>
                  <MessageList
                    value={content}
                    onChange={(next) => change({ content: next })}
                    faults={faults}
                    strict={strict}
                  />
                </VariablesProvider>
              </Panel>
              <Panel title={t('composer.timing')}>
                <Stack gap="md">
                  <SendTime
                    now={now}
                    timeZone={account.timeZone}
                    sendAt={sendAt}
                    onSendAt={(next) => change({ sendAt: next })}
                    atMonthEnd={atMonthEnd}
                    onMonthEnd={(next) => change({ atMonthEnd: next })}
                  />
                </Stack>
              </Panel>
            </Stack>
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: 5 }}>
            <Stack gap="md" pos="sticky" top={72}>
              <Panel title={t('preview.title')}>
                <FriendPreview
                  account={account}
                  messages={messages}
                  sound={faults.length === 0}
                  attributes={attributes}
                  friends={friends}
                />
              </Panel>
              <CostPanel query={estimate} />
              {strict && !complete && (
                <FaultList faults={faults} unnamed={!named} empty={messages.length === 0} />
              )}
              <Refusal error={create.error} />
              <Group gap="xs">
                {sendAt === null ? (
                  <SendButton
                    ref={sendButton}
                    estimate={estimate.data}
                    settled={!estimate.isPlaceholderData}
                    complete={complete}
                    pending={create.isPending || send.isPending}
                    onSend={() => attempt(true)}
                    onIncomplete={() => setStrict(true)}
                  />
                ) : (
                  <Button ref={sendButton} loading={create.isPending} onClick={() => attempt(false)}>
                    {t('composer.schedule')}
                  </Button>
                )}
                {sendAt === null && (
                  <Button variant="default" loading={create.isPending} onClick={() => attempt(false)}>
                    {t('composer.keep')}
                  </Button>
                )}
              </Group>
            </Stack>
          </Grid.Col>
        </Grid>
      </Form>
    </div>
  );
}

/** What is wrong with variables hides what LINE would say of the same place: it follows from it. */
function faultsIn(messages: Message[], attributes: Attribute[]): Fault[] {
  if (messages.length === 0) return [];
  const ours = variableFaults(
    messages,
    attributes.map(({ key }) => key),
  );
  const places = new Set(ours.map(({ path }) => path));
  return [...ours, ...faultsOf(forNobody(messages)).filter(({ path }) => !places.has(path))];
}

/** The same content keeps its key, so that trying again after a lost answer makes no second campaign. */
function useKeyPerContent() {
  const last = useRef({ content: '', key: '' });
  return (campaign: NewCampaign) => {
    const content = JSON.stringify(campaign);
    if (last.current.content !== content) last.current = { content, key: randomKey() };
    return last.current.key;
  };
}

/** Not `randomUUID`: browsers keep that from pages that came without https. */
const randomKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );
