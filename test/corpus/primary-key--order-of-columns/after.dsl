model T {
  a Int
  b Int
  c Int

  @@id([b, c, a])
}
