import '@phone/render.css';
import '@phone/flex.css';

import { Text } from '@mantine/core';
import { en, fit, isWide, ja, linePictures, quickReplyOf, renderMessage } from '@phone/index.js';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/lib/line/fields';
import { isObject } from '@/lib/line/fields';
import type { Message } from '@/types/api';
import classes from './phone-preview.module.css';

interface Props {
  from: string;
  /** As the friend gets them. */
  messages: Message[];
}

/** The messages as they will stand in the chat, drawn by what draws the emulator's phone. */
export function PhonePreview({ from, messages }: Props) {
  const { t, i18n } = useTranslation();
  const chat = useRef<HTMLDivElement>(null);
  const [tapped, setTapped] = useState('');
  const written = JSON.stringify(messages);

  useEffect(() => {
    const place = chat.current;
    if (place === null) return;
    const context = {
      document,
      words: i18n.language === 'ja' ? ja : en,
      tap: (action: JsonObject) => setTapped(wordsOf(action)),
      ...linePictures,
    };
    const shown = JSON.parse(written) as Message[];
    const rows = shown.map((message) => {
      const row = document.createElement('div');
      row.className = `${classes.row} ${isWide(message) ? classes.wide : ''}`;
      row.append(renderMessage(message, context));
      return row;
    });
    const quickReply = shown.at(-1)?.quickReply;
    const buttons = isObject(quickReply) ? quickReplyOf(quickReply, context) : undefined;
    place.replaceChildren(...rows, ...(buttons ? [buttons] : []));
    fit(place);

    function wordsOf(action: JsonObject) {
      const what = String(
        action.uri ??
          action.linkUri ??
          action.displayText ??
          action.text ??
          action.data ??
          action.clipboardText ??
          action.label ??
          '',
      );
      if (action.type === 'uri') return t('preview.tapUri', { what });
      if (action.type === 'message') return t('preview.tapMessage', { what });
      return action.type === 'postback'
        ? t('preview.tapPostback', { what: String(action.data ?? '') })
        : t('preview.tapOther', { what });
    }
  }, [written, i18n.language, t]);

  return (
    <>
      <figure className={classes.phone} aria-label={t('preview.title')}>
        <figcaption className={classes.from}>{from}</figcaption>
        <div
          ref={chat}
          className={`m-root ${classes.chat}`}
          hidden={messages.length === 0}
          tabIndex={0}
          role="group"
          aria-label={t('preview.chat')}
        />
        {messages.length === 0 && <p className={classes.empty}>{t('preview.empty')}</p>}
      </figure>
      <Text size="xs" c="dimmed" mt={6} role="status" style={{ overflowWrap: 'anywhere' }}>
        {tapped}
      </Text>
    </>
  );
}
