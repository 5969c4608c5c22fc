import { Alert, Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { saidOf, type Fault } from '@/lib/line/faults';

const shownMost = 6;

/** What is still to be done before it can be kept or sent; each leads to its field. */
export function FaultList({ faults, unnamed, empty }: { faults: Fault[]; unnamed: boolean; empty: boolean }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  // The first place of each: one picture in two sizes is one thing to mend.
  const told = new Map<string, string>();
  for (const fault of faults) {
    const words = wordsOf(fault);
    if (!told.has(words)) told.set(words, fault.path);
  }
  return (
    <Alert color="red" variant="light" role="alert">
      {unnamed && <Text size="sm">{t('composer.nameMissing')}</Text>}
      {empty && <Text size="sm">{t('composer.empty')}</Text>}
      {faults.length > 0 && (
        <>
          <Text size="sm">{t('fault.count', { n: count(told.size) })}</Text>
          <List size="xs" mt={4}>
            {[...told].slice(0, shownMost).map(([words, path]) => (
              <List.Item key={words}>
                <Anchor
                  component="button"
                  type="button"
                  fz="xs"
                  ta="start"
                  c="inherit"
                  underline="always"
                  onClick={() => goTo(path)}
                >
                  {words}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );

  function wordsOf({ path, ...fault }: Fault) {
    const n = Number(/^messages\[(\d+)\]/.exec(path)?.[1] ?? 0) + 1;
    const what = t(`fault.${fault.code}`, { defaultValue: saidOf(fault), ...fault.values });
    return t('fault.go', { n, what });
  }
}

/** To the field of that place, or to that of what it is in. */
function goTo(path: string) {
  for (let place = path; place !== ''; place = place.replace(/\.?[^.[]+$|\[\d+\]$/, '')) {
    const field = document.querySelector<HTMLElement>(`[data-path="${CSS.escape(place)}"]`);
    if (field) {
      field.focus();
      return field.scrollIntoView({ block: 'center' });
    }
  }
}
