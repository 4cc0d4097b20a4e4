model T {
  a Int
  b Int
  c Int

  @@id([a, b])
}
