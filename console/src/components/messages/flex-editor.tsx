import { ActionIcon, Alert, Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '@/components/glyph';
import { ActionEditor } from '@/components/messages/action-editor';
import { CardEditor } from '@/components/messages/card-editor';
import { useFault } from '@/components/messages/faults';
import { TextField, type Editing } from '@/components/messages/fields';
import classes from './editor.module.css';
import { isObject, type JsonObject } from '@/lib/line/fields';
import { cardsOf, containerOf, emptyCard, type Card } from '@/lib/line/flex-card';
import { partsOf, withIn } from '@/lib/line/flex-parts';
import { limits } from '@/lib/line/message-rules';

const cardsMost = 12;

/** Cards as shops send them; of any other Flex its words, photos and buttons. */
export function FlexEditor(props: Editing) {
  const { value, at, onChange } = props;
  const { t } = useTranslation();
  const cards = cardsOf(value.contents ?? null);
  const whole = useFault(`${at}.contents`);
  return (
    <Stack gap="xs">
      {cards ? (
        <Cards
          cards={cards}
          at={`${at}.contents`}
          onChange={(next) =>
            onChange({ ...value, ...altTextOf(value, cards, next), contents: containerOf(next) })
          }
        />
      ) : (
        <Parts {...props} />
      )}
      {whole && (
        <Alert color="red" variant="light" data-path={`${at}.contents`} tabIndex={-1}>
          <Text size="sm">{whole}</Text>
        </Alert>
      )}
      <TextField
        {...props}
        name="altText"
        label={t('messages.altText')}
        hint={t('messages.altTextHint')}
        most={limits.altText}
      />
    </Stack>
  );
}

/** The text of the notification is the first card's heading, until it is changed. */
function altTextOf(value: JsonObject, before: Card[], after: Card[]) {
  return value.altText === before[0]?.title ? { altText: after[0]?.title ?? '' } : {};
}

function Cards({ cards, at, onChange }: { cards: Card[]; at: string; onChange: (cards: Card[]) => void }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const shown = Math.min(chosen, cards.length - 1);
  const card = cards[shown] ?? emptyCard;
  const place = cards.length === 1 ? at : `${at}.contents[${shown}]`;

  function become(next: Card[], show: number) {
    onChange(next);
    setChosen(show);
  }

  return (
    <>
      <Group gap="xs">
        {cards.length > 1 && (
          <SegmentedControl
            size="xs"
            aria-label={t('messages.cards')}
            value={String(shown)}
            onChange={(next) => setChosen(Number(next))}
            data={cards.map((_, index) => ({ value: String(index), label: String(index + 1) }))}
            styles={{ root: { overflowX: 'auto' } }}
          />
        )}
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Glyph name="plus" size={14} />}
          disabled={cards.length === cardsMost}
          onClick={() => become(cards.toSpliced(shown + 1, 0, { ...emptyCard, ...lookOf(card) }), shown + 1)}
        >
          {t('messages.columnAdd')}
        </Button>
        {cards.length > 1 && (
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('messages.columnRemove', { n: shown + 1 })}
            title={t('messages.columnRemove', { n: shown + 1 })}
            onClick={() => become(cards.toSpliced(shown, 1), Math.max(0, shown - 1))}
          >
            <Glyph name="trash" />
          </ActionIcon>
        )}
      </Group>
      <CardEditor
        key={shown}
        card={card}
        at={place}
        // LINE wants cards side by side equally wide.
        onChange={(next) =>
          onChange(cards.map((one, index) => (index === shown ? next : { ...one, size: next.size })))
        }
      />
    </>
  );
}

const lookOf = ({ size, accent, ground, ink }: Card) => ({ size, accent, ground, ink });

/** What can be changed without knowing the layout. */
function Parts({ value, at, onChange }: Editing) {
  const { t } = useTranslation();
  const parts = partsOf(value.contents ?? null);
  const known = parts.map((part) => ({ ...part, type: part.component.type as keyof typeof names }));
  const names = { text: 0, span: 0, image: 0, icon: 0, video: 0, button: 0 };
  return (
    <>
      <Text size="sm" c="dimmed">
        {t(parts.length === 0 ? 'messages.noParts' : 'messages.moreThanCard')}
      </Text>
      {known.map(({ path, keys, component, type }) => {
        names[type] += 1;
        const here = `${at}.contents.${path}`;
        const change = (next: JsonObject) =>
          onChange({ ...value, contents: withIn(value.contents ?? null, keys, next) });
        const label = t('messages.part', { part: t(`messages.parts.${type}`), n: names[type] });
        if (type === 'button')
          return (
            <div key={path} role="group" aria-label={label} className={classes.part}>
              <Text size="xs" fw={600} c="dimmed">
                {label}
              </Text>
              <ActionEditor
                value={isObject(component.action) ? component.action : {}}
                at={`${here}.action`}
                onChange={(action) => change({ ...component, action })}
                place="flexButton"
              />
            </div>
          );
        const isText = type === 'text' || type === 'span';
        return (
          <TextField
            key={path}
            value={component}
            at={here}
            name={isText ? 'text' : 'url'}
            label={label}
            onChange={change}
            {...(isText ? { lines: 1 } : { type: 'url' as const })}
          />
        );
      })}
    </>
  );
}
