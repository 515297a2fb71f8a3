-- KEYS: pointer, meta. ARGV: generation. A generation without seq can neither be loaded further nor served.
if redis.call('GET', KEYS[1]) == ARGV[1] then return 0 end
redis.call('HDEL', KEYS[2], 'seq')
return 1
