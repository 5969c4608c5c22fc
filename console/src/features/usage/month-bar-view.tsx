import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { monthBar } from '@/features/usage/month-bar';
import type { Usage } from '@/types/api';
import classes from './month-bar-view.module.css';

/** The stacked bar and, below it, the same figures in words. */
export function MonthBarView({ usage }: { usage: Usage }) {
  const { t } = useTranslation();
  const { count } = useFormatter();
  const { segments, freeEndsAt } = monthBar(usage);
  const parts = segments.map((segment) => ({
    ...segment,
    label: t(`usage.${segment.kind}`),
    text: count(segment.count),
  }));

  return (
    <div>
      <div
        className={classes.bar}
        role="img"
        aria-label={t('usage.bar', { parts: parts.map(({ label, text }) => `${label} ${text}`).join(', ') })}
      >
        {parts.map(({ kind, label, text, share }) => (
          <div
            key={kind}
            className={classes.segment}
            data-kind={kind}
            style={{ flexGrow: share }}
            title={`${label} ${text}`}
          />
        ))}
        {freeEndsAt !== null && (
          <div className={classes.mark} style={{ insetInlineStart: `${freeEndsAt * 100}%` }} />
        )}
      </div>
      {freeEndsAt !== null && (
        <Text
          className={classes.markLabel}
          data-late={freeEndsAt > 0.5}
          style={{ '--at': freeEndsAt }}
          size="xs"
          c="dimmed"
        >
          {t('usage.freeMark', { n: count(usage.plan.freeMessages ?? 0) })}
        </Text>
      )}
      <ul className={classes.legend}>
        <li>
          <span className={classes.label}>{t('usage.used')}</span>
          <strong>{count(usage.used)}</strong>
        </li>
        {parts.map(({ kind, label, text }) => (
          <li key={kind}>
            <span className={classes.swatch} data-kind={kind} aria-hidden />
            <span className={classes.label}>{label}</span>
            <strong>{text}</strong>
          </li>
        ))}
      </ul>
    </div>
  );
}
