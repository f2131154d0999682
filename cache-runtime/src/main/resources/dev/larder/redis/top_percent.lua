-- window, percent, limit: a page
local at = reading(ARGV[5])
local share = math.floor(size(at) * tonumber(ARGV[6]) / 100 + 1e-9)
add_page(at, 0, math.min(tonumber(ARGV[7]), math.max(1, share)))
return reply
