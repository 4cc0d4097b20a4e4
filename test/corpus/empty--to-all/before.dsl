enum State {
  A
}
