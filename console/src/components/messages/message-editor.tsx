import {
  AudioEditor,
  CouponEditor,
  ImageEditor,
  LocationEditor,
  VideoEditor,
} from '@/components/messages/media-editors';
import { FlexEditor } from '@/components/messages/flex-editor';
import { ImagemapEditor } from '@/components/messages/imagemap-editor';
import { StickerEditor } from '@/components/messages/sticker-editor';
import { TemplateEditor } from '@/components/messages/template-editor';
import { TextEditor } from '@/components/messages/text-editor';
import type { JsonObject } from '@/lib/line/fields';
import type { Message } from '@/types/api';

interface Props {
  message: Message;
  /** From the root: `messages[0]`. */
  at: string;
  label: string;
  onChange: (message: Message) => void;
}

const editors = {
  image: ImageEditor,
  flex: FlexEditor,
  template: TemplateEditor,
  sticker: StickerEditor,
  video: VideoEditor,
  audio: AudioEditor,
  imagemap: ImagemapEditor,
  location: LocationEditor,
  coupon: CouponEditor,
};

/** Whether a form can show it; anything else is edited as JSON. */
export const hasForm = ({ type }: Message) => type === 'text' || type in editors;

export function MessageEditor({ message, at, label, onChange }: Props) {
  const become = (next: JsonObject) => onChange({ ...next, type: message.type });
  if (message.type === 'text') return <TextEditor value={message} at={at} label={label} onChange={become} />;
  const Editor = editors[message.type as keyof typeof editors];
  return Editor ? <Editor value={message} at={at} onChange={become} /> : null;
}
