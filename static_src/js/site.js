/* On every page: govuk-frontend's behaviour for the components we use, and nothing that a page needs to work. */

import { Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, createAll } from "./govuk-frontend.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component);
}
