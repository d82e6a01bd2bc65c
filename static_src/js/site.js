/* On every page: govuk-frontend's behaviour for the components we use, and the sending of watched seconds that still wait. */

import { Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink, createAll } from "./govuk-frontend.js";
import { drain } from "./queue.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
for (const component of [Button, ErrorSummary, NotificationBanner, ServiceNavigation, SkipLink]) {
  createAll(component);
}
drain();
