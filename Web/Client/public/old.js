// Says so where a page needs more than the browser knows: any browser must be able to read this file, so it is written as in 2009.
(function () {
  var known = window.CSS && CSS.supports && CSS.supports("width", "clamp(1px, 2px, 3px)") && window.Promise && Promise.allSettled && window.fetch;
  function tell() {
    var place = document.getElementById("too-old");
    if (place) place.removeAttribute("hidden");
  }
  if (known) return;
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell);
  else tell();
})();
