/* What we use of govuk-frontend's behaviour. The build makes one file of it (package.json): whole, it weighs three times as much. */

export { Button } from "govuk-frontend/dist/govuk/components/button/button.mjs";
export { ErrorSummary } from "govuk-frontend/dist/govuk/components/error-summary/error-summary.mjs";
export { NotificationBanner } from "govuk-frontend/dist/govuk/components/notification-banner/notification-banner.mjs";
export { ServiceNavigation } from "govuk-frontend/dist/govuk/components/service-navigation/service-navigation.mjs";
export { SkipLink } from "govuk-frontend/dist/govuk/components/skip-link/skip-link.mjs";
export { createAll } from "govuk-frontend/dist/govuk/init.mjs";
