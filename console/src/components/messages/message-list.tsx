import { ActionIcon, Button, Group, Menu, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '@/components/glyph';
import { FaultsProvider } from '@/components/messages/faults';
import { JsonPane } from '@/components/messages/json-pane';
import { hasForm, MessageEditor } from '@/components/messages/message-editor';
import { QuickReplyEditor } from '@/components/messages/quick-reply-editor';
import { isComposing } from '@/lib/keys';
import {
  changed,
  isFull,
  messagesOf,
  placeOfDraft,
  type Change,
  type Draft,
  type Drafts,
} from '@/lib/line/drafts';
import type { Fault } from '@/lib/line/faults';
import { kinds, type Kind } from '@/lib/line/new-message';
import classes from './editor.module.css';

interface Props {
  value: Drafts;
  onChange: (drafts: Drafts) => void;
  faults: Fault[];
  strict: boolean;
}

/** One to five messages of any kind, and the quick replies below them. */
export function MessageList({ value, onChange, faults, strict }: Props) {
  const { t } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const apply = (change: Change) => onChange(changed(value, change));
  const last = messagesOf(value).length - 1;

  /** Whoever adds or moves a message goes on there. */
  useEffect(() => {
    if (focused === null) return;
    const card = list.current?.querySelector<HTMLElement>(`[data-draft="${focused}"]`);
    card?.querySelector<HTMLElement>('h3')?.focus();
    setFocused(null);
  }, [focused, value]);

  function add(kind: Kind) {
    const next = changed(value, { do: 'add', kind });
    onChange(next);
    setFocused(next.drafts.at(-1)?.id ?? null);
  }

  return (
    <FaultsProvider faults={faults} strict={strict}>
      <Stack gap="sm" ref={list}>
        {value.drafts.map((draft, index) => (
          <MessageCard
            key={draft.id}
            draft={draft}
            index={index}
            count={value.drafts.length}
            full={isFull(value)}
            at={`messages[${placeOfDraft(value, draft.id)}]`}
            faults={faults}
            apply={(change) => {
              apply(change);
              if (change.do === 'move') setFocused(draft.id);
            }}
          />
        ))}
        <Removed value={value} apply={apply} />
        <Group gap="xs">
          <AddMenu full={isFull(value)} onAdd={add} />
          <Text size="xs" c="dimmed">
            {t(isFull(value) ? 'messages.full' : 'messages.asOne')}
          </Text>
        </Group>
        <section className={classes.card}>
          <Title order={3} size="sm" mb={4}>
            {t('messages.quickReplies')}
          </Title>
          <QuickReplyEditor
            items={value.quickReplies}
            at={`messages[${last}]`}
            onChange={(items) => apply({ do: 'quickReplies', items })}
          />
        </section>
      </Stack>
    </FaultsProvider>
  );
}

/** A menu of all kinds, each with what it is for. */
function AddMenu({ full, onAdd }: { full: boolean; onAdd: (kind: Kind) => void }) {
  const { t } = useTranslation();
  return (
    <Menu
      position="bottom-start"
      width={320}
      returnFocus={false}
      disabled={full}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button variant="default" size="compact-md" leftSection={<Glyph name="plus" />} disabled={full}>
          {t('messages.add')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(420px, 70vh)" style={{ overflowY: 'auto' }}>
        {kinds.map((kind, index) => (
          <Menu.Item key={kind} py={6} data-autofocus={index === 0 || undefined} onClick={() => onAdd(kind)}>
            <Text size="sm">{t(`messages.kinds.${kind}`)}</Text>
            <Text size="xs" c="dimmed">
              {t(`messages.about.${kind}`)}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What was deleted comes back where it stood. */
function Removed({ value, apply }: { value: Drafts; apply: (change: Change) => void }) {
  const { t } = useTranslation();
  const kindOf = useKind();
  return (
    <div role="status">
      {value.removed && (
        <div className={classes.removed}>
          <span>{t('messages.removed', { kind: kindOf(value.removed.draft.message.type) })}</span>
          <Button
            variant="default"
            size="compact-sm"
            disabled={isFull(value)}
            onClick={() => apply({ do: 'restore' })}
          >
            {t('messages.undo')}
          </Button>
          <Button variant="subtle" color="gray" size="compact-sm" onClick={() => apply({ do: 'forget' })}>
            {t('messages.dismiss')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useKind() {
  const { t } = useTranslation();
  return (type: string) =>
    type === 'textV2' || (kinds as readonly string[]).includes(type)
      ? t(`messages.kinds.${type as Kind | 'textV2'}`)
      : t('messages.kinds.unknown');
}

interface CardProps {
  draft: Draft;
  index: number;
  count: number;
  full: boolean;
  at: string;
  faults: Fault[];
  apply: (change: Change) => void;
}

function MessageCard({ draft, index, count, full, at, faults, apply }: CardProps) {
  const { t } = useTranslation();
  const kindOf = useKind();
  const [json, setJson] = useState(false);
  const { id, message } = draft;
  const formless = !hasForm(message);
  const n = index + 1;
  const title = t('messages.numbered', { n, kind: kindOf(message.type) });

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent) || !event.altKey) return;
    const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (by !== 0) apply({ do: 'move', id, by });
    else if (event.code === 'KeyD') apply({ do: 'duplicate', id });
    else return;
    event.preventDefault();
  }

  return (
    <section className={classes.card} data-draft={id} aria-label={title} onKeyDown={press}>
      <div className={classes.head}>
        <h3 tabIndex={-1}>{title}</h3>
        <div>
          <Tool
            glyph="up"
            label={t('messages.up')}
            disabled={index === 0}
            onClick={() => apply({ do: 'move', id, by: -1 })}
          />
          <Tool
            glyph="down"
            label={t('messages.down')}
            disabled={n === count}
            onClick={() => apply({ do: 'move', id, by: 1 })}
          />
          <Tool
            glyph="copy"
            label={t('messages.duplicate')}
            disabled={full}
            onClick={() => apply({ do: 'duplicate', id })}
          />
          {!formless && (
            <Tool
              glyph="code"
              label={t(json ? 'messages.form' : 'messages.json')}
              pressed={json}
              onClick={() => setJson(!json)}
            />
          )}
          <Tool
            glyph="trash"
            label={t('messages.remove')}
            disabled={count === 1}
            onClick={() => apply({ do: 'remove', id })}
          />
        </div>
      </div>
      {json || formless ? (
        <JsonPane
          message={message}
          label={t('messages.jsonLabel', { n })}
          faults={faults.filter(({ path }) => path === at || path.startsWith(`${at}.`))}
          onChange={(next) => apply({ do: 'change', id, message: next })}
        />
      ) : (
        <MessageEditor
          message={message}
          at={at}
          label={t('composer.bubble', { n })}
          onChange={(next) => apply({ do: 'change', id, message: next })}
        />
      )}
    </section>
  );
}

function Tool(props: {
  glyph: Parameters<typeof Glyph>[0]['name'];
  label: string;
  disabled?: boolean;
  pressed?: boolean;
  onClick: () => void;
}) {
  return (
    <ActionIcon
      variant={props.pressed ? 'light' : 'subtle'}
      color="gray"
      size={30}
      aria-label={props.label}
      title={props.label}
      disabled={props.disabled ?? false}
      {...(props.pressed !== undefined && { 'aria-pressed': props.pressed })}
      onClick={props.onClick}
    >
      <Glyph name={props.glyph} />
    </ActionIcon>
  );
}
