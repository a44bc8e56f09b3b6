'use strict';
(function () {
  var search = document.getElementById('search');
  if (!search) return;
  var tests = Array.from(document.querySelectorAll('.test'));
  var scenarios = Array.from(document.querySelectorAll('.scenario'));
  var reds = tests.filter(function (test) { return test.classList.contains('red'); });
  var unusual = document.getElementById('unusual');
  var shown = document.getElementById('shown');
  var names = tests.map(function (test) {
    return (test.parentNode.firstChild.textContent + ' ' + test.textContent).toLowerCase();
  });
  document.querySelector('.tools').hidden = false;

  function filter() {
    var wanted = search.value.trim().toLowerCase();
    var count = 0;
    tests.forEach(function (test, i) {
      var fits = names[i].indexOf(wanted) >= 0 && !(unusual.checked && test.classList.contains('green'));
      test.classList.toggle('gone', !fits);
      if (fits) count++;
    });
    scenarios.forEach(function (scenario) {
      scenario.classList.toggle('gone', !scenario.querySelector('.test:not(.gone)'));
    });
    shown.textContent = count + ' of ' + tests.length + ' shown';
  }
  search.addEventListener('input', filter);
  unusual.addEventListener('change', filter);

  document.getElementById('open').addEventListener('click', function () {
    var open = this.textContent === 'Open all';
    tests.forEach(function (test) { test.open = open; });
    this.textContent = open ? 'Close all' : 'Open all';
  });

  var at = -1;
  function go(step) {
    if (!reds.length) return;
    at = (at + step + reds.length) % reds.length;
    reds[at].open = true;
    var summary = reds[at].querySelector('summary');
    summary.focus();
    summary.scrollIntoView({ block: 'center' });
  }
  document.addEventListener('keydown', function (event) {
    var typing = event.target === search;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Escape' && typing) { search.value = ''; filter(); search.blur(); }
    if (typing) return;
    if (event.key === '/') { event.preventDefault(); search.focus(); }
    if (event.key === 'n') go(1);
    if (event.key === 'p') go(at < 0 ? 0 : -1);
  });

  document.querySelectorAll('.curl').forEach(function (curl) {
    var pre = curl.querySelector('pre');
    var button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    button.addEventListener('click', function () {
      var range = document.createRange();
      range.selectNodeContents(pre);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      var done = document.execCommand('copy');
      button.textContent = done ? 'Copied' : 'Selected';
    });
    curl.appendChild(button);
  });

  function openTarget() {
    var target = location.hash && document.getElementById(location.hash.slice(1));
    if (target && target.tagName === 'DETAILS') target.open = true;
  }
  addEventListener('hashchange', openTarget);
  openTarget();

  var closed = [];
  addEventListener('beforeprint', function () {
    closed = Array.from(document.querySelectorAll('details:not([open])'));
    closed.forEach(function (details) { details.open = true; });
  });
  addEventListener('afterprint', function () {
    closed.forEach(function (details) { details.open = false; });
  });
})();
