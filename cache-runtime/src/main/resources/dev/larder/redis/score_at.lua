-- window, percentile: the keys on both sides of it, or nil; how many there are
local at = reading(ARGV[5])
local n = size(at)
local below = math.floor((n - 1) * tonumber(ARGV[6]) / 100)
add(key_at(at, text(n - 1 - below)) or false)
add(key_at(at, text(n - 1 - math.min(below + 1, n - 1))) or false)
add(n)
return reply
