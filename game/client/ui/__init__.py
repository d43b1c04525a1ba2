"""The user-interface kit: a small retained layer on pygame that knows nothing of the game.

How a screen is written and shown::

    from game.client.ui.node import col, row, spacer, text
    from game.client.widgets import button, card


    def view(model, ui):  # pure: model and ui state in, one tree out
        return col(
            card(text("Hello", "lg"), text(model.line, wrap=True, colour="text2")),
            row(spacer(), button("go", "Continue", "continue", kind="primary", key="ctrl+return")),
            gap=12,
            pad=12,
        )


    stage = Stage(PygamePainter(surface, LIGHT, scale=1.0))
    stage.show(view(model, ui))
    while running:
        for name, payload in stage.frame(pygame.event.get(), now_ms):  # actions: ("continue", None)
            ui, model = act(name, payload)
            stage.show(view(model, ui))  # the same ids keep focus, scroll and half-typed text
        if stage.draw():  # paints only when something changed
            pygame.display.flip()
        # stage.wake_ms: the time at which `frame` must be called again even without events, or None

`Stage`   show(tree) · frame(events, now_ms) -> [Action(name, payload)] · draw() -> bool · resize(w, h) (logical units)
          focus(id) · focused · hovered · rect(id) · hit(x, y) -> id · tree() -> str · text_of(id) · scroll_to(id)
`Driver`  click(id) · hover(id) · key(K_x, mod) · type(text) · wheel(id, steps) · tree() · shot(path)   for tests

Modules: `tokens` values of the look · `node` the tree · `flex` its layout · `painter` what can be drawn ·
`paint_pygame` on a pygame surface · `record_painter` as text · `render` tree to painter · `stage` input and state ·
`field` editing a line · `focus` who is next · `assets` where fonts and icons are · `driver` the tests' hands.

Absent on purpose: sockets, threads, timers, third-party widgets, numpy, pygame.freetype: the same code
runs in a browser.
"""
