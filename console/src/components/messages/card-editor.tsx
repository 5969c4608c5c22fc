import { Checkbox, Stack, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionEditor } from '@/components/messages/action-editor';
import { ColourField } from '@/components/messages/colour-field';
import { useFault } from '@/components/messages/faults';
import { ChoiceField } from '@/components/messages/fields';
import { PartList } from '@/components/messages/part-list';
import { bodyParts, type Card } from '@/lib/line/flex-card';
import { newAction } from '@/lib/line/new-message';
import classes from './editor.module.css';

interface Props {
  card: Card;
  /** The bubble's place. */
  at: string;
  onChange: (card: Card) => void;
}

const ratios = { wide: '20:13', square: '1:1', tall: '3:4' } as const;
const rowsMost = 20;
const buttonsMost = 6;

/** One card: photo, heading, words, prices, buttons, colours. */
export function CardEditor({ card, at, onChange }: Props) {
  const { t } = useTranslation();
  const change = (changed: Partial<Card>) => onChange({ ...card, ...changed });
  const parts = bodyParts(card);
  return (
    <Stack gap="xs">
      <Hero card={card} at={`${at}.hero`} onChange={change} />
      <TextInput
        label={t('messages.cardTitle')}
        value={card.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('messages.cardText')}
        autosize
        minRows={2}
        maxRows={10}
        value={card.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <Rows card={card} at={`${at}.body.contents[${parts.indexOf('rows')}]`} onChange={change} />
      <PartList
        parts={card.buttons}
        onChange={(buttons) => change({ buttons })}
        name={(n) => t('messages.action', { n })}
        removeName={(n) => t('messages.actionRemove', { n })}
        addName={t('messages.actionAdd')}
        fresh={() => ({ style: card.buttons.length === 0 ? 'primary' : 'link', action: newAction() })}
        most={buttonsMost}
      >
        {(button, index, become) => (
          <Stack gap="xs">
            <ActionEditor
              value={button.action}
              at={`${at}.footer.contents[${index}].action`}
              onChange={(action) => become({ ...button, action: action ?? newAction() })}
              place="flexButton"
            />
            <ChoiceField
              label={t('messages.style')}
              value={button.style}
              onChange={(style) => become({ ...button, style })}
              choices={(['primary', 'secondary', 'link'] as const).map((style) => ({
                value: style,
                label: t(`messages.styles.${style}`),
              }))}
            />
          </Stack>
        )}
      </PartList>
      <div className={classes.side}>
        <ChoiceField
          label={t('messages.size')}
          value={card.size}
          path={`${at}.size`}
          onChange={(size) => change({ size })}
          choices={(['nano', 'micro', 'kilo', 'mega', 'giga'] as const).map((size) => ({
            value: size,
            label: t(`messages.sizes.${size}`),
          }))}
        />
        <ColourField
          label={t('messages.accent')}
          value={card.accent}
          path={`${at}.footer.contents[${card.buttons.findIndex(({ style }) => style === 'primary')}].color`}
          onChange={(accent) => change({ accent })}
        />
        <ColourField
          label={t('messages.ground')}
          value={card.ground}
          path={`${at}.styles.body.backgroundColor`}
          onChange={(ground) => change({ ground })}
        />
        <ColourField
          label={t('messages.ink')}
          value={card.ink}
          path={`${at}.body.contents[0].color`}
          onChange={(ink) => change({ ink })}
        />
      </div>
    </Stack>
  );
}

type Part = Omit<Props, 'onChange'> & { onChange: (changed: Partial<Card>) => void };

function Hero({ card, at, onChange }: Part) {
  const { t } = useTranslation();
  const { hero } = card;
  const error = useFault(`${at}.url`);
  return (
    <>
      <Checkbox
        size="sm"
        label={t('messages.hero')}
        checked={hero !== null}
        onChange={(event) =>
          onChange({
            hero: event.currentTarget.checked ? { url: '', aspectRatio: ratios.wide, action: null } : null,
          })
        }
      />
      {hero && (
        <div className={classes.part}>
          <Stack gap="xs">
            <TextInput
              label={t('messages.url')}
              description={t('messages.imageHint')}
              inputMode="url"
              value={hero.url}
              error={error}
              data-path={`${at}.url`}
              onChange={(event) => onChange({ hero: { ...hero, url: event.currentTarget.value } })}
            />
            <ChoiceField
              label={t('messages.heroRatio')}
              value={hero.aspectRatio}
              path={`${at}.aspectRatio`}
              onChange={(aspectRatio) => onChange({ hero: { ...hero, aspectRatio } })}
              choices={[
                ...(Object.keys(ratios) as (keyof typeof ratios)[]).map((name) => ({
                  value: ratios[name] as string,
                  label: t(`messages.ratios.${name}`),
                })),
                ...((Object.values(ratios) as string[]).includes(hero.aspectRatio)
                  ? []
                  : [{ value: hero.aspectRatio, label: hero.aspectRatio }]),
              ]}
            />
            <ActionEditor
              value={hero.action}
              at={`${at}.action`}
              onChange={(action) => onChange({ hero: { ...hero, action } })}
              place="flex"
              optional
            />
          </Stack>
        </div>
      )}
    </>
  );
}

function Rows({ card, at, onChange }: Part) {
  const { t } = useTranslation();
  return (
    <PartList
      parts={card.rows}
      onChange={(rows) => onChange({ rows })}
      name={(n) => `${t('messages.rows')} ${n}`}
      removeName={(n) => t('messages.rowRemove', { n })}
      addName={t('messages.rowAdd')}
      fresh={() => ({ label: '', value: '' })}
      most={rowsMost}
    >
      {(row, index, become) => (
        <div className={classes.side}>
          {(['label', 'value'] as const).map((name, cell) => (
            <Cell
              key={name}
              label={t(name === 'label' ? 'messages.rowLabel' : 'messages.rowValue', { n: index + 1 })}
              value={row[name]}
              path={`${at}.contents[${index}].contents[${cell}].text`}
              onChange={(text) => become({ ...row, [name]: text })}
            />
          ))}
        </div>
      )}
    </PartList>
  );
}

function Cell(props: { label: string; value: string; path: string; onChange: (text: string) => void }) {
  return (
    <TextInput
      label={props.label}
      value={props.value}
      error={useFault(props.path)}
      data-path={props.path}
      onChange={(event) => props.onChange(event.currentTarget.value)}
    />
  );
}
