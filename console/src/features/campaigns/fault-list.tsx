import { Alert, Anchor, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { saidOf, type Fault } from '@/lib/line/faults';

const shownMost = 6;

/** What is still to be done before it can be kept or sent; each leads to its field. */
export function FaultList({ faults, unnamed, empty }: { faults: Fault[]; unnamed: boolean; empty: boolean }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  return (
    <Alert color="red" variant="light" role="alert">
      {(unnamed || empty) && <Text size="sm">{t('composer.incomplete')}</Text>}
      {faults.length > 0 && (
        <>
          <Text size="sm">{t('fault.count', { n: count(faults.length) })}</Text>
          <List size="xs" mt={4}>
            {faults.slice(0, shownMost).map((fault, index) => (
              <List.Item key={index}>
                <Anchor component="button" type="button" fz="xs" ta="start" onClick={() => goTo(fault.path)}>
                  {t('fault.go', {
                    place: fault.path,
                    what: t(`fault.${fault.code}`, { defaultValue: saidOf(fault), ...fault.values }),
                  })}
                </Anchor>
              </List.Item>
            ))}
          </List>
        </>
      )}
    </Alert>
  );
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
