import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CampaignStatus } from '@/types/api';

const colours: Record<CampaignStatus, string> = {
  draft: 'gray',
  scheduled: 'blue',
  repeating: 'blue',
  ended: 'gray',
  waiting: 'blue',
  sending: 'blue',
  sent: 'teal',
  paused: 'gray',
  partly: 'yellow',
  held: 'orange',
  refused: 'red',
  cancelled: 'gray',
  unknown: 'orange',
};

export function StatusBadge({ status }: { status: CampaignStatus }) {
  const { t } = useTranslation();
  return (
    <Badge variant="dot" color={colours[status]} tt="none" miw="max-content">
      {t(`campaigns.statuses.${status}`)}
    </Badge>
  );
}
