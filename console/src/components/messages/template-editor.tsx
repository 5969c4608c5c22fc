import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionEditor } from '@/components/messages/action-editor';
import { ChoiceField, TextField, type Editing } from '@/components/messages/fields';
import { PartList } from '@/components/messages/part-list';
import { useFault } from '@/components/messages/faults';
import { isObject, type JsonObject } from '@/lib/line/fields';
import { limits } from '@/lib/line/message-rules';
import { newAction } from '@/lib/line/new-message';
import { templateLimits } from '@/lib/line/template-rules';
import { templateOf, columnsIn, templateTypes, type TemplateType } from '@/lib/line/templates';
import type { Json } from '@/types/api';

/** LINE's own layouts: buttons, a question, cards or pictures side by side. */
export function TemplateEditor(props: Editing) {
  const { value, at, onChange } = props;
  const { t } = useTranslation();
  const template = isObject(value.template) ? value.template : {};
  const type = template.type as TemplateType;
  const inside = {
    value: template,
    at: `${at}.template`,
    onChange: (next: JsonObject) => onChange({ ...value, template: next }),
  };
  return (
    <Stack gap="xs">
      <ChoiceField<TemplateType>
        label={t('messages.templateType')}
        value={type}
        path={`${at}.template.type`}
        onChange={(next) => onChange({ ...value, template: templateOf(next, columnsIn(template)) })}
        choices={templateTypes.map((one) => ({
          value: one,
          label: t(`messages.templates.${one === 'image_carousel' ? 'imageCarousel' : one}`),
        }))}
      />
      <TextField
        {...props}
        name="altText"
        label={t('messages.altText')}
        hint={t('messages.altTextHint')}
        most={limits.altText}
      />
      {type === 'buttons' && (
        <Card {...inside} textMost={templateLimits.buttonsText} actionsMost={templateLimits.buttonsActions} />
      )}
      {type === 'confirm' && (
        <>
          <TextField
            {...inside}
            name="text"
            label={t('messages.text')}
            most={templateLimits.confirmText}
            graphemes
            lines={2}
          />
          <Actions {...inside} least={2} most={2} />
        </>
      )}
      {(type === 'carousel' || type === 'image_carousel') && (
        <Columns {...inside} pictures={type === 'image_carousel'} />
      )}
    </Stack>
  );
}

function Columns({ value, at, onChange, pictures }: Editing & { pictures: boolean }) {
  const { t } = useTranslation();
  const uneven = useFault(`${at}.columns`);
  const columns = objectsIn(value.columns);
  return (
    <>
      {uneven && (
        <Text size="xs" c="var(--mantine-color-error)" data-path={`${at}.columns`} tabIndex={-1}>
          {uneven}
        </Text>
      )}
      <PartList
        parts={columns}
        onChange={(next) => onChange({ ...value, columns: next })}
        name={(n) => t('messages.column', { n })}
        removeName={(n) => t('messages.columnRemove', { n })}
        addName={t('messages.columnAdd')}
        fresh={() => likeOthers(columns[0], pictures)}
        least={1}
        most={templateLimits.columns}
      >
        {(column, index, change) =>
          pictures ? (
            <Stack gap="xs">
              <TextField
                value={column}
                at={`${at}.columns[${index}]`}
                onChange={change}
                name="imageUrl"
                type="url"
                label={t('messages.picture')}
                hint={t('messages.imageHint')}
              />
              <TextField
                value={isObject(column.action) ? column.action : {}}
                at={`${at}.columns[${index}].action`}
                onChange={(action) => change({ ...column, action })}
                name="label"
                label={t('messages.label')}
                most={12}
                graphemes
                optional
              />
              <ActionEditor
                value={isObject(column.action) ? column.action : newAction()}
                at={`${at}.columns[${index}].action`}
                onChange={(action) => change({ ...column, action })}
                place="imageCarousel"
              />
            </Stack>
          ) : (
            <Card
              value={column}
              at={`${at}.columns[${index}]`}
              onChange={change}
              textMost={templateLimits.columnText}
              actionsMost={templateLimits.columnActions}
            />
          )
        }
      </PartList>
    </>
  );
}

/** LINE wants all cards alike: a new one begins with what the first one has. */
function likeOthers(first: JsonObject | undefined, pictures: boolean): JsonObject {
  if (pictures) return { imageUrl: '', action: { type: 'uri', uri: '' } };
  return {
    ...(first?.thumbnailImageUrl !== undefined && { thumbnailImageUrl: '' }),
    ...(first?.title !== undefined && { title: '' }),
    text: '',
    actions: objectsIn(first?.actions ?? [newAction()]).map(newAction),
  };
}

function Card(props: Editing & { textMost: number; actionsMost: number }) {
  const { value } = props;
  const { t } = useTranslation();
  const beside = value.thumbnailImageUrl !== undefined || value.title !== undefined;
  return (
    <Stack gap="xs">
      <TextField {...props} name="thumbnailImageUrl" type="url" label={t('messages.picture')} optional />
      <TextField
        {...props}
        name="title"
        label={t('messages.heading')}
        most={templateLimits.title}
        graphemes
        optional
      />
      <TextField
        {...props}
        name="text"
        label={t('messages.text')}
        most={beside ? templateLimits.textBeside : props.textMost}
        graphemes
        lines={2}
      />
      <Actions {...props} least={1} most={props.actionsMost} />
    </Stack>
  );
}

function Actions({ value, at, onChange, least, most }: Editing & { least: number; most: number }) {
  const { t } = useTranslation();
  return (
    <PartList
      parts={objectsIn(value.actions)}
      onChange={(actions) => onChange({ ...value, actions })}
      name={(n) => t('messages.action', { n })}
      removeName={(n) => t('messages.actionRemove', { n })}
      addName={t('messages.actionAdd')}
      fresh={newAction}
      least={least}
      most={most}
    >
      {(action, index, change) => (
        <ActionEditor
          value={action}
          at={`${at}.actions[${index}]`}
          onChange={(next) => change(next ?? newAction())}
          place="template"
        />
      )}
    </PartList>
  );
}

const objectsIn = (list: Json | undefined): JsonObject[] =>
  Array.isArray(list) ? list.filter((one) => isObject(one)) : [];
