import { Button, CloseButton, Group, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';

/** LINE's limits: bubbles of a send, UTF-16 units of a text. */
const bubblesMost = 5;
const textMost = 5000;

/** One to five bubbles of text. LINE counts them all as one message. */
export function MessageEditor(props: { texts: string[]; onChange: (texts: string[]) => void }) {
  const { texts, onChange } = props;
  const { t } = useTranslation();
  const { count } = useFormatter();
  return (
    <Stack gap="xs">
      {texts.map((text, index) => (
        <div key={index}>
          <Textarea
            label={t('composer.bubble', { n: index + 1 })}
            autosize
            minRows={3}
            maxRows={14}
            maxLength={textMost}
            value={text}
            onChange={(event) => onChange(texts.with(index, event.currentTarget.value))}
            rightSection={
              texts.length > 1 && (
                <CloseButton
                  aria-label={t('composer.removeBubble', { n: index + 1 })}
                  onClick={() => onChange(texts.toSpliced(index, 1))}
                />
              )
            }
            rightSectionProps={{ style: { alignItems: 'flex-start' } }}
          />
          <Text size="xs" c="dimmed" ta="right">
            {count(text.length)} / {count(textMost)}
          </Text>
        </div>
      ))}
      <Group gap="xs">
        <Button
          variant="default"
          size="compact-sm"
          disabled={texts.length === bubblesMost}
          onClick={() => onChange([...texts, ''])}
        >
          {t('composer.addBubble')}
        </Button>
        <Text size="xs" c="dimmed">
          {t('composer.bubblesAreOne')}
        </Text>
      </Group>
    </Stack>
  );
}
