import { ActionIcon } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Glyph } from '@/components/glyph';
import { singleKeys } from '@/app/commands/single-keys';
import { isComposing, isWritable } from '@/lib/keys';

const Palette = lazy(async () => ({ default: (await import('@/app/commands/palette')).Palette }));
const ShortcutSheet = lazy(async () => ({
  default: (await import('@/app/commands/shortcut-sheet')).ShortcutSheet,
}));

const pages = {
  h: '/accounts/$account',
  f: '/accounts/$account/friends',
  c: '/accounts/$account/campaigns',
  b: '/accounts/$account/billing',
} as const;

/** The command palette and all keys that act on every page; none while a word is being chosen (IME). */
export function Commands() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'palette' | 'help' | null>(null);
  const navigate = useNavigate();
  const { account } = useParams({ strict: false });
  const before = useRef('');

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (isComposing(event) || event.defaultPrevented) return;
      if (
        (event.ctrlKey || event.metaKey) &&
        !event.altKey &&
        !event.shiftKey &&
        event.key.toLowerCase() === 'k'
      ) {
        event.preventDefault();
        setOpen((now) => (now === 'palette' ? null : 'palette'));
        return;
      }
      const previous = before.current;
      before.current = '';
      if (event.ctrlKey || event.metaKey || event.altKey || isWritable(event.target)) return;
      if (!singleKeys.on() || document.querySelector('[role=dialog], [role=menu]')) return;
      if (event.key === '?') setOpen('help');
      else if (account === undefined) return;
      else if (previous === 'g' && event.key in pages)
        void navigate({ to: pages[event.key as keyof typeof pages], params: { account } });
      else if (event.key === 'g') before.current = 'g';
      else if (event.key === 'n')
        void navigate({ to: '/accounts/$account/campaigns/new', params: { account } });
      else return;
      event.preventDefault();
    }
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [account, navigate]);

  const close = () => setOpen(null);
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('palette.open')}
        title={`${t('palette.open')} (Ctrl+K / ⌘K)`}
        onClick={() => setOpen('palette')}
      >
        <Glyph name="search" />
      </ActionIcon>
      <Suspense>
        {open === 'palette' && <Palette onClose={close} onHelp={() => setOpen('help')} />}
        {open === 'help' && <ShortcutSheet onClose={close} />}
      </Suspense>
    </>
  );
}
