import { useElementSize } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useFormatter } from '@/components/formatter';
import { roundUp, type DayTotal } from '@/features/statement/day-totals';
import classes from './day-chart.module.css';

const usualWidth = 760;
const height = 170;
const left = 56;
const right = 6;
const bottom = 22;
const top = 10;

/** Messages by day; the table beside it says the same in figures. */
export function DayChart({ totals }: { totals: DayTotal[] }) {
  const { t } = useTranslation();
  const { count, day } = useFormatter();
  const { ref, width: measured } = useElementSize<HTMLElement>();
  // Drawn at its real size, so that its text is as large on a phone.
  const width = measured || usualWidth;
  const highest = totals.reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a));
  const axis = roundUp(sumOf(highest));
  const slot = (width - left - right) / totals.length;
  const y = (value: number) => top + (height - top - bottom) * (1 - value / axis);

  return (
    <figure className={classes.chart} ref={ref}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={t('statement.chart', { day: day(highest.day), n: count(sumOf(highest)) })}
      >
        {[0, axis / 2, axis].map((value) => (
          <g key={value}>
            <line className={classes.grid} x1={left} x2={width} y1={y(value)} y2={y(value)} />
            <text className={classes.text} x={left - 8} y={y(value) + 4} textAnchor="end">
              {count(value)}
            </text>
          </g>
        ))}
        {totals.map((total, index) => {
          const x = left + index * slot + slot * 0.15;
          return (
            <g key={total.day}>
              <title>{`${day(total.day)} ${count(sumOf(total))}`}</title>
              <rect
                className={classes.slot}
                x={left + index * slot}
                y={top}
                width={slot}
                height={height - top - bottom}
              />
              <Bar kind="confirmed" x={x} width={slot * 0.7} from={y(0)} to={y(total.confirmed)} />
              <Bar kind="accepted" x={x} width={slot * 0.7} from={y(total.confirmed)} to={y(sumOf(total))} />
              {(index === 0 || (index + 1) % 5 === 0) && (
                <text className={classes.text} x={x + slot * 0.35} y={height - 6} textAnchor="middle">
                  {index + 1}
                </text>
              )}
            </g>
          );
        })}
      </svg>
      <figcaption className={classes.legend}>
        <span data-kind="confirmed">{t('statement.confirmed')}</span>
        <span data-kind="accepted">{t('statement.notConfirmed')}</span>
      </figcaption>
    </figure>
  );
}

function Bar(props: { kind: 'confirmed' | 'accepted'; x: number; width: number; from: number; to: number }) {
  const { kind, x, width, from, to } = props;
  if (from === to) return null;
  return (
    <rect
      className={classes.bar}
      data-kind={kind}
      x={x}
      y={to}
      width={width}
      height={Math.max(from - to, 1)}
    />
  );
}

function sumOf(total: DayTotal) {
  return total.confirmed + total.waiting;
}
