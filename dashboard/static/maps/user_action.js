/* What a reader does in the frame is an action on the page, which hears nothing of it by itself. */
const tell = () => {
  try {
    window.parent.dispatchEvent(new Event('tumen:user-action'));
  } catch { /* framed by another site */ }
};
for (const action of ['pointerdown', 'click', 'keydown']) window.addEventListener(action, tell, { capture: true });
