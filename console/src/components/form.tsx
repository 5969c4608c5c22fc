import type { KeyboardEvent, ReactNode, SubmitEvent } from 'react';
import { isComposing } from '@/lib/keys';

interface Props {
  onSubmit: () => void;
  label?: string;
  children: ReactNode;
}

/** A form in which Enter ends the choice of a word (IME), and only then submits. */
export function Form({ onSubmit, label, children }: Props) {
  return (
    <form
      noValidate
      aria-label={label}
      onKeyDown={keepChoosing}
      onSubmit={(event: SubmitEvent) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}

function keepChoosing(event: KeyboardEvent) {
  if (event.key === 'Enter' && isComposing(event.nativeEvent)) event.preventDefault();
}
