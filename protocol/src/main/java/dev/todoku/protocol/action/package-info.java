/**
 * What tapping does: the actions of quick replies, templates, Flex and rich menus, with the rules of each place they can
 * stand in ({@link dev.todoku.protocol.action.ActionPlace}).
 */
@NullMarked
package dev.todoku.protocol.action;

import org.jspecify.annotations.NullMarked;
