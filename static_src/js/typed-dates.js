/*
 * What is typed into a date stays as it was typed, and the form says what is wrong with it. Without this, Wagtail's
 * picker puts today in place of whatever it can't read: a report would be published until today. Not a module: the
 * pickers begin while the page is read.
 */

window.jQuery.fn.datetimepicker.defaults.validateOnBlur = false;
