import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChoiceField, NumberField, TextField, type Editing } from '@/components/messages/fields';
import { PartList } from '@/components/messages/part-list';
import { isObject, type JsonObject } from '@/lib/line/fields';
import { divided, layouts, newArea, type Layout } from '@/lib/line/imagemap-areas';
import { areasMost, areaTextMost } from '@/lib/line/imagemap-rules';
import { limits } from '@/lib/line/message-rules';
import classes from './editor.module.css';

/** One picture with several places to tap. */
export function ImagemapEditor(props: Editing) {
  const { value, at, onChange } = props;
  const { t } = useTranslation();
  const size = isObject(value.baseSize) ? value.baseSize : {};
  const areas = Array.isArray(value.actions) ? value.actions.filter((one) => isObject(one)) : [];
  const height = Number(size.height ?? 0);
  const layout = (Object.keys(layouts) as Layout[]).find(
    (name) =>
      JSON.stringify(divided(name, height, areas)) ===
      JSON.stringify(areas.map((one) => ({ ...one, area: one.area ?? null }))),
  );
  return (
    <Stack gap="xs">
      <TextField
        {...props}
        name="baseUrl"
        type="url"
        label={t('messages.baseUrl')}
        hint={t('messages.baseUrlHint')}
      />
      <TextField
        {...props}
        name="altText"
        label={t('messages.altText')}
        hint={t('messages.altTextHint')}
        most={limits.altText}
      />
      <div className={classes.side}>
        <NumberField
          value={size}
          at={`${at}.baseSize`}
          name="height"
          label={t('messages.height')}
          onChange={(baseSize) =>
            onChange({
              ...value,
              baseSize,
              ...(layout && { actions: divided(layout, Number(baseSize.height), areas) }),
            })
          }
        />
        <ChoiceField<Layout | ''>
          label={t('messages.layout')}
          value={layout ?? ''}
          onChange={(next) => next !== '' && onChange({ ...value, actions: divided(next, height, areas) })}
          choices={[
            ...(layout === undefined ? [{ value: '' as const, label: t('messages.layouts.keep') }] : []),
            ...(Object.keys(layouts) as Layout[]).map((name) => ({
              value: name,
              label: t(`messages.layouts.${name}`),
            })),
          ]}
        />
      </div>
      <PartList
        parts={areas}
        onChange={(actions) => onChange({ ...value, actions })}
        name={(n) => t('messages.area', { n })}
        removeName={(n) => `${t('messages.area', { n })}: ${t('messages.remove')}`}
        addName={t('messages.areaAdd')}
        fresh={newArea}
        most={areasMost}
      >
        {(area, index, change) => <Area value={area} at={`${at}.actions[${index}]`} onChange={change} />}
      </PartList>
    </Stack>
  );
}

type AreaAction = 'uri' | 'message' | 'clipboard';
const properties: Record<AreaAction, string> = {
  uri: 'linkUri',
  message: 'text',
  clipboard: 'clipboardText',
};

function Area({ value, at, onChange }: Editing) {
  const { t } = useTranslation();
  const area = isObject(value.area) ? value.area : {};
  const type = value.type as AreaAction;
  const bounds = [
    ['x', t('messages.x')],
    ['y', t('messages.y')],
    ['width', t('messages.width')],
    ['height', t('messages.areaHeight')],
  ] as const;
  return (
    <Stack gap="xs">
      <ChoiceField<AreaAction>
        label={t('messages.tapped')}
        value={type}
        path={`${at}.type`}
        onChange={(next) => onChange(ofType(next, value))}
        choices={(Object.keys(properties) as AreaAction[]).map((one) => ({
          value: one,
          label: t(`messages.actionTypes.${one}`),
        }))}
      />
      {type === 'uri' && (
        <TextField
          value={value}
          at={at}
          onChange={onChange}
          name="linkUri"
          type="url"
          label={t('messages.uri')}
          hint={t('messages.uriHint')}
        />
      )}
      {type === 'message' && (
        <TextField
          value={value}
          at={at}
          onChange={onChange}
          name="text"
          label={t('messages.says')}
          most={areaTextMost}
        />
      )}
      {type === 'clipboard' && (
        <TextField
          value={value}
          at={at}
          onChange={onChange}
          name="clipboardText"
          label={t('messages.clipboardText')}
          most={1000}
        />
      )}
      <div className={classes.side} data-narrow>
        {bounds.map(([name, label]) => (
          <NumberField
            key={name}
            value={area}
            at={`${at}.area`}
            name={name}
            label={label}
            onChange={(next) => onChange({ ...value, area: next })}
          />
        ))}
      </div>
    </Stack>
  );
}

function ofType(type: AreaAction, { label, area }: JsonObject): JsonObject {
  return { type, ...(label !== undefined && { label }), [properties[type]]: '', area: area ?? null };
}
