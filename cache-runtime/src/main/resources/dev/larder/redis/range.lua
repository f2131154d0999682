-- window, offset, limit: how many there are, and a page
local at = reading(ARGV[5])
local n = size(at)
add(n)
add_page(at, math.min(tonumber(ARGV[6]), n), tonumber(ARGV[7]))
return reply
