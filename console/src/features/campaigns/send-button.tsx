import { Button, Group, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { Cost } from '@/features/campaigns/cost-panel';
import { mayBeSent } from '@/features/campaigns/sendable';
import type { Estimate } from '@/types/api';

interface Props {
  estimate: Estimate | undefined;
  /** The estimate is of what is being written: asked for again while that changes. */
  settled?: boolean;
  /** The money is that of everybody, of whom only a part is left. */
  part?: boolean;
  pending: boolean;
  onSend: () => void;
  /** Nothing lacks; where something does, pressing the button says what. */
  complete?: boolean;
  onIncomplete?: () => void;
  ref?: Ref<HTMLButtonElement>;
}

/** Says how many it sends, and asks once more with count, money and what remains: sent messages do not come back. */
export function SendButton(props: Props) {
  const { estimate, settled = true, part = false, pending, onSend, complete = true } = props;
  const { t } = useTranslation();
  const { count } = useFormatter();
  const [asking, { open, close }] = useDisclosure(false);
  const ready = estimate !== undefined && settled && mayBeSent(estimate);
  return (
    <>
      <Button
        {...(props.ref && { ref: props.ref })}
        disabled={complete && !ready}
        loading={pending}
        onClick={complete ? open : props.onIncomplete}
      >
        {estimate === undefined ? t('cost.send') : t('cost.sendCount', { n: count(estimate.messages) })}
      </Button>
      {/* Mantine's own header would be a second banner of the page. */}
      <Modal.Root opened={asking} onClose={close} centered>
        <Modal.Overlay />
        <Modal.Content>
          <Modal.Body pt="md">
            <Modal.Title fw={650} mb="sm">
              {t('cost.confirm')}
            </Modal.Title>
            {estimate && <Cost estimate={estimate} part={part} />}
            <Group justify="flex-end" mt="lg">
              <Button variant="default" onClick={close}>
                {t('cost.back')}
              </Button>
              <Button
                disabled={!ready}
                onClick={() => {
                  close();
                  onSend();
                }}
              >
                {t('cost.sendNow')}
              </Button>
            </Group>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
