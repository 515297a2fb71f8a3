using ChallengeHub.Benchmarks;

// by hand: dotnet run -c Release --project tests/Benchmarks [intake|boards|dry-run]
var which = args.FirstOrDefault();
if (which is null or "intake")
    await Intake.Run();
if (which is null or "boards")
    await Boards.Run();
if (which is null or "dry-run")
    await DryRunning.Run();
