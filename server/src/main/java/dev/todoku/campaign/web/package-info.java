/** Campaigns and estimates over HTTP. */
@NullMarked
package dev.todoku.campaign.web;

import org.jspecify.annotations.NullMarked;
