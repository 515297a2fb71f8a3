// Says so where a page needs more than the browser knows. Any browser must be able to read this file, so it is written
// as in 2009.
(function () {
  var drawn = window.CSS && CSS.supports && CSS.supports("width", "clamp(1px, 2px, 3px)");
  var known = drawn && window.Promise && Promise.allSettled && window.fetch;
  function tell() {
    var place = document.getElementById("too-old");
    if (place) place.removeAttribute("hidden");
  }
  if (known) return;
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", tell);
  else tell();
})();
