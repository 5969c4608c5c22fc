import { Alert, Button, Code, CopyButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Something that is shown once and can be copied. */
export function Once({ text, children }: { text: string; children: string }) {
  const { t } = useTranslation();
  return (
    <Alert color="teal" variant="light" role="status">
      <Text size="sm">{children}</Text>
      <Group gap="xs" mt="xs" wrap="nowrap" align="start">
        <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {text}
        </Code>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button variant="default" size="compact-sm" onClick={copy}>
              {copied ? t('staff.copied') : t('staff.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
    </Alert>
  );
}
