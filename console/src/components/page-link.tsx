import { Anchor, Button, type AnchorProps, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

type Element = Omit<ComponentProps<'a'>, 'style' | 'color'>;

/** A link to a page, checked against the routes. */
export const PageLink = createLink((props: AnchorProps & Element) => <Anchor fz="sm" {...props} />);

export const PageButton = createLink((props: ButtonProps & Element) => <Button component="a" {...props} />);
