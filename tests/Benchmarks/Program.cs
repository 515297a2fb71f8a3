using ChallengeHub.Benchmarks;

// by hand: dotnet run -c Release --project tests/Benchmarks [intake|boards]
var which = args.FirstOrDefault();
if (which is null or "intake") await Intake.Run();
if (which is null or "boards") await Boards.Run();
