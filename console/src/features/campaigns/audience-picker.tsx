import { Group, NativeSelect, Radio, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Attribute, Audience, Tag } from '@/types/api';

interface Props {
  value: Audience;
  onChange: (audience: Audience) => void;
  tags: Tag[];
  attributes: Attribute[];
}

/** Everybody, those with a tag, or those with a value of an attribute. */
export function AudiencePicker({ value, onChange, tags, attributes }: Props) {
  const { t } = useTranslation();
  const kind = 'tag' in value ? 'tag' : 'attribute' in value ? 'attribute' : 'everyone';
  const [firstTag] = tags;
  const [firstAttribute] = attributes;
  return (
    <Radio.Group label={t('composer.audience')} value={kind} onChange={choose}>
      <Stack gap="xs" mt={6}>
        <Radio value="everyone" label={t('composer.everyone')} />
        <Group gap="xs">
          <Radio value="tag" label={t('composer.tagged')} disabled={firstTag === undefined} />
          {'tag' in value && (
            <NativeSelect
              aria-label={t('composer.tag')}
              value={value.tag}
              onChange={(event) => onChange({ tag: event.currentTarget.value })}
              data={tags.map(({ name }) => name)}
            />
          )}
        </Group>
        <Group gap="xs">
          <Radio value="attribute" label={t('composer.attributed')} disabled={firstAttribute === undefined} />
          {'attribute' in value && (
            <AttributeValue value={value} onChange={onChange} attributes={attributes} />
          )}
        </Group>
      </Stack>
    </Radio.Group>
  );

  function choose(next: string) {
    if (next === 'tag' && firstTag) onChange({ tag: firstTag.name });
    else if (next === 'attribute' && firstAttribute) onChange(anyOf(firstAttribute));
    else onChange({ everyone: true });
  }
}

type OfAttribute = Extract<Audience, { attribute: string }>;

function AttributeValue(props: {
  value: OfAttribute;
  onChange: (audience: Audience) => void;
  attributes: Attribute[];
}) {
  const { value, onChange, attributes } = props;
  const { t } = useTranslation();
  const attribute = attributes.find(({ key }) => key === value.attribute);
  const options = attribute && optionsOf(attribute, t('composer.yes'), t('composer.no'));
  return (
    <>
      <NativeSelect
        aria-label={t('composer.attribute')}
        value={value.attribute}
        onChange={(event) => {
          const next = attributes.find(({ key }) => key === event.currentTarget.value);
          if (next) onChange(anyOf(next));
        }}
        data={attributes.map(({ key, name }) => ({ value: key, label: name }))}
      />
      {options ? (
        <NativeSelect
          aria-label={t('composer.value')}
          value={String(value.is)}
          onChange={(event) => onChange({ ...value, is: read(event.currentTarget.value, attribute) })}
          data={options}
        />
      ) : (
        <TextInput
          aria-label={t('composer.value')}
          type={attribute?.type === 'date' ? 'date' : attribute?.type === 'number' ? 'number' : 'text'}
          value={String(value.is)}
          onChange={(event) => onChange({ ...value, is: read(event.currentTarget.value, attribute) })}
        />
      )}
    </>
  );
}

/** A first value of an attribute, as its type has it. */
function anyOf({ key, type, choices }: Attribute): OfAttribute {
  return { attribute: key, is: type === 'yesno' ? true : (choices[0] ?? '') };
}

function optionsOf({ type, choices }: Attribute, yes: string, no: string) {
  if (type === 'choice') return choices.map((choice) => ({ value: choice, label: choice }));
  if (type !== 'yesno') return undefined;
  return [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ];
}

function read(text: string, attribute: Attribute | undefined) {
  if (attribute?.type === 'yesno') return text === 'true';
  return attribute?.type === 'number' && text !== '' ? Number(text) : text;
}
