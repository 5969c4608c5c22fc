import { Modal, Text, TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { matching, useCommands, type Command } from '@/app/commands/use-commands';
import { isComposing } from '@/lib/keys';
import classes from './commands.module.css';

interface Props {
  onClose: () => void;
  onHelp: () => void;
}

/** Everything one can go to or do, found by typing. */
export function Palette({ onClose, onHelp }: Props) {
  const { t } = useTranslation();
  return (
    <Modal.Root opened onClose={onClose} size="lg" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label={t('palette.title')}>
        <Modal.Body p="xs">
          <Search onClose={onClose} onHelp={onHelp} />
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Search({ onClose, onHelp }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [sought, setSought] = useState('');
  const [chosen, setChosen] = useState(0);
  const found = matching(useCommands(onHelp), sought);
  const at = Math.min(chosen, found.length - 1);

  function run(command: Command | undefined) {
    if (command === undefined) return;
    onClose();
    command.run();
  }

  function press(event: KeyboardEvent) {
    if (isComposing(event.nativeEvent)) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((at + step + found.length) % Math.max(found.length, 1));
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  }

  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label={t('palette.search')}
        aria-expanded
        aria-controls={id}
        aria-autocomplete="list"
        {...(found[at] && { 'aria-activedescendant': `${id}-${at}` })}
        placeholder={t('palette.search')}
        value={sought}
        onChange={(event) => {
          setSought(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={t('palette.title')} className={classes.list} tabIndex={-1}>
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className={classes.option}
            onClick={() => run(command)}
            onMouseMove={() => setChosen(index)}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' });
            }}
          >
            <span>{command.label}</span>
            <Text span size="xs" c="dimmed">
              {command.group}
            </Text>
          </div>
        ))}
      </div>
      <Text size="xs" c="dimmed" p={6} role="status">
        {found.length === 0 ? t('palette.none') : t('palette.hint')}
      </Text>
    </>
  );
}
