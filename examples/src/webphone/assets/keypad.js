const form = document.querySelector('#dial');
const number = document.querySelector('#number');
const state = document.querySelector('#state');

form.addEventListener('click', (event) => {
  const key = event.target.closest('.keys button');
  if (key) number.value += key.value;
});
form.addEventListener('reset', () => {
  state.textContent = '';
});
form.addEventListener('submit', (event) => {
  event.preventDefault();
  state.textContent = form.dataset.calling;
});
