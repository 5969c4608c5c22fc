import { Button, Group, Menu, Text, TextInput } from '@mantine/core';
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '@/components/glyph';
import { nameKey, variablesIn, withFallback, type Variable } from '@/lib/line/variables';
import type { Attribute } from '@/types/api';

const AttributesContext = createContext<Attribute[]>([]);

/** What the texts below can say of a friend, beside their name. */
export function VariablesProvider({
  attributes,
  children,
}: {
  attributes: Attribute[];
  children: ReactNode;
}) {
  return <AttributesContext value={attributes}>{children}</AttributesContext>;
}

/** A menu of all that can be put into a text. */
export function VariableMenu({ onPick }: { onPick: (variable: Variable) => void }) {
  const { t } = useTranslation();
  const attributes = useContext(AttributesContext);
  const all = [{ key: nameKey, name: t('messages.friendName') }, ...attributes];
  return (
    <Menu position="bottom-start" width={280} returnFocus={false} withinPortal={false}>
      <Menu.Target>
        <Button variant="default" size="compact-sm" leftSection={<Glyph name="plus" />}>
          {t('messages.variable')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(360px, 60vh)" style={{ overflowY: 'auto' }}>
        {all.map(({ key, name }) => (
          <Menu.Item key={key} py={6} onClick={() => onPick({ key, fallback: '' })}>
            <Text size="sm">{name}</Text>
            <Text size="xs" c="dimmed">
              {`{${key}}`}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** What stands in the place of each variable of a text for those of whom it is not known. */
export function Fallbacks({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const { t } = useTranslation();
  const attributes = useContext(AttributesContext);
  const used = variablesIn(text);
  if (used.length === 0) return null;
  return (
    <Group gap="xs" align="end">
      {used.map(({ key, fallback }) => (
        <TextInput
          key={key}
          size="xs"
          label={t('messages.fallback', { name: nameOf(key) })}
          placeholder={t('messages.fallbackNone')}
          maxLength={200}
          value={fallback}
          onChange={(event) => onChange(withFallback(text, { key, fallback: event.currentTarget.value }))}
        />
      ))}
    </Group>
  );

  function nameOf(key: string) {
    return key === nameKey
      ? t('messages.friendName')
      : (attributes.find((attribute) => attribute.key === key)?.name ?? key);
  }
}
