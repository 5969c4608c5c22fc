import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFaultWords } from '@/components/messages/faults';
import { saidOf, type Fault } from '@/lib/line/faults';
import { messageIn, writtenOut } from '@/lib/line/message-json';
import type { Message } from '@/types/api';
import classes from './editor.module.css';

interface Props {
  message: Message;
  label: string;
  /** Of this message. */
  faults: Fault[];
  onChange: (message: Message) => void;
}

/** A message as LINE gets it, to be written and pasted; below it all that LINE would refuse, with its place. */
export function JsonPane({ message, label, faults, onChange }: Props) {
  const { t } = useTranslation();
  const words = useFaultWords();
  const [text, setText] = useState(() => writtenOut(message));
  const [from, setFrom] = useState(message);
  const [problem, setProblem] = useState<string | null>(null);
  if (from !== message) {
    // It was changed elsewhere: undone, or moved. What is written here stays as it is written.
    setFrom(message);
    setText(writtenOut(message));
    setProblem(null);
  }

  function write(next: string) {
    setText(next);
    const read = messageIn(next);
    if (read.message) {
      setFrom(read.message);
      setProblem(null);
      onChange(read.message);
    } else {
      setProblem(
        read.broken === null ? t('messages.jsonNoMessage') : t('messages.jsonBroken', { said: read.broken }),
      );
    }
  }

  return (
    <div className={classes.json}>
      <Textarea
        label={label}
        description={t('messages.jsonHint')}
        autosize
        minRows={8}
        maxRows={28}
        spellCheck={false}
        autoCapitalize="none"
        value={text}
        error={problem}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <div role="status">
        {problem === null && faults.length === 0 && (
          <Text size="xs" c="dimmed" mt={4}>
            {t('messages.jsonGood')}
          </Text>
        )}
      </div>
      {problem === null && faults.length > 0 && (
        <>
          <Text size="xs" fw={600} mt={4}>
            {t('messages.jsonFaults')}
          </Text>
          <ul className={classes.faults}>
            {faults.map((fault, index) => (
              <li key={index}>
                <code>{fault.path}</code> {words(fault)}{' '}
                <Text span inherit c="dimmed">
                  {t('fault.said', { said: saidOf(fault) })}
                </Text>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
