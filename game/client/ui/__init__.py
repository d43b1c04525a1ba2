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

`Stage`   show(tree) · frame(events, now_ms) -> [Action(name, payload)] · draw() -> bool · wake_ms
          use(painter) after a new window size, scale or theme · focus(id) · focused · hovered · rect(id)
          hit(x, y) -> id · text_of(id) · tree() -> str
`Driver`  click(id) · hover(id) · drag(id, dx) · wheel(id, steps) · key(K_x, mod) · type(text) · wait(ms)
          tree() · shot(path) · actions       for tests; `Driver(stage, app.frame)` drives a whole program

Keys: Tab and Shift-Tab between stops, arrows, Home and End inside a `roving` group, Enter and Space act, F6 next region
(`role="region"`), Escape closes the explanation, then raises the nearest `esc`; PageUp and PageDown scroll. `Node.key`
is a shortcut; letters and digits are none while someone types. The host calls `pygame.key.set_repeat(400, 30)` once.

Modules: `tokens` values of the look · `node` the tree, its parts in `spec` · `flex` the layout (`box`, `sizes`,
`place`) · `painter` what can be drawn · `paint_pygame` on a surface (`paint_text`, `paint_shapes`, `curves`) ·
`record_painter` as text · `render` tree to painter · `outline` tree to text · `stage` state and pointer · `keyboard`
keys · `focus` who is reached · `fields` and `field` editing a line · `scrolling` · `tips` explanations · `assets` where
fonts and icons are · `driver` the tests' hands · `demo` pictures of everything.

Absent on purpose: sockets, threads, timers, third-party widgets, numpy, pygame.freetype: the same code
runs in a browser.
"""
