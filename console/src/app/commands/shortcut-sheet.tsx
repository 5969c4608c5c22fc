import { Kbd, Modal, Switch, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { singleKeys } from '@/app/commands/single-keys';
import { Fact, Facts } from '@/components/facts';

/** All shortcuts, and whether letters alone act. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(singleKeys.on);
  const pages = [
    ['h', t('nav.home')],
    ['f', t('nav.friends')],
    ['c', t('nav.campaigns')],
    ['b', t('nav.billing')],
  ] as const;
  return (
    <Modal.Root opened onClose={onClose} centered>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body pt="md">
          <Modal.Title fw={650} mb="sm">
            {t('shortcuts.title')}
          </Modal.Title>
          <Title order={3} size="sm" mb={4}>
            {t('shortcuts.everywhere')}
          </Title>
          <Facts>
            <Fact label={t('shortcuts.palette')}>
              <Keys all={['Ctrl', 'K']} /> {t('shortcuts.or')} <Keys all={['⌘', 'K']} />
            </Fact>
            <Fact label={t('shortcuts.help')}>
              <Keys all={['?']} />
            </Fact>
            <Fact label={t('shortcuts.create')}>
              <Keys all={['N']} />
            </Fact>
            {pages.map(([letter, page]) => (
              <Fact key={letter} label={t('shortcuts.goTo', { page })}>
                <Keys all={['G']} /> {t('shortcuts.then')} <Keys all={[letter.toUpperCase()]} />
              </Fact>
            ))}
          </Facts>
          <Title order={3} size="sm" mt="md" mb={4}>
            {t('shortcuts.writing')}
          </Title>
          <Facts>
            <Fact label={t('shortcuts.send')}>
              <Keys all={['Ctrl', 'Enter']} />
            </Fact>
            <Fact label={t('shortcuts.up')}>
              <Keys all={['Alt', '↑']} />
            </Fact>
            <Fact label={t('shortcuts.down')}>
              <Keys all={['Alt', '↓']} />
            </Fact>
            <Fact label={t('shortcuts.copy')}>
              <Keys all={['Alt', 'D']} />
            </Fact>
          </Facts>
          <Switch
            mt="md"
            label={t('shortcuts.single')}
            description={t('shortcuts.singleHint')}
            checked={on}
            onChange={(event) => {
              setOn(event.currentTarget.checked);
              singleKeys.turn(event.currentTarget.checked);
            }}
          />
          <Text size="xs" c="dimmed" mt="sm">
            {t('shortcuts.ime')}
          </Text>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function Keys({ all }: { all: string[] }) {
  return all.map((key, index) => (
    <Fragment key={key}>
      {index > 0 && ' + '}
      <Kbd size="xs">{key}</Kbd>
    </Fragment>
  ));
}
