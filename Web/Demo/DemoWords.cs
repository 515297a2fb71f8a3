using System.Globalization;

namespace ChallengeHub.Web;

/// <summary>What the demonstration says on the terminal.</summary>
internal static class DemoWords
{
    public static void Welcome(Uri url, string key, DemoMode mode, DemoPeople people) =>
        Console.WriteLine(
            $"""

              The year in Hollywood begins: 7 studios, 60 producers, 8 screenwriters, twelve months in {(
                600 / mode.Speed
            ).ToString("0", CultureInfo.InvariantCulture)} seconds.
              Two more agencies work as before and do not play: the reports compare with them.

              Wall      {url}wall/{DemoCampaign.Code}        (full screen on the big display)
              Boards    {url}
              Desk      {url}desk/{DemoCampaign.Code}        (signed in as rep, prospector, director: leads wait)
              Reports   {url}reports/{DemoCampaign.Code}     (as marketing or admin: what it brought, what it cost)
              API       {url}docs
              Sign in   {url}sign-in     as one of
                          {string.Join("\n              ", people.All.Select(x => x.Email))}
                        with the password   {DemoPeople.Password}
              Jobs      {url}jobs        (as admin)
              Health    {url}health/ready

              Play along: this key opens every door of the API.
              curl -H "Authorization: Bearer {key}" "{url}api/v1/campaigns/{DemoCampaign.Code}/standings?board=teams"

              Ctrl+C stops it. The next start begins again; --speed 2 plays twice as fast, --seed 7 another year.
              --speed 0.1 gives each day 16 seconds: time to work at the desk yourself.

            """
        );

    public static void Month(string month, string producer, string studio, string leader) =>
        Console.WriteLine(
            $"  {month, -9} is over: producer of the month {producer}, studio of the month {studio}; in the lead "
                + $"{leader}"
        );

    public static void Over(Uri url, IReadOnlyList<string> podium, string studio, string screenwriter, string duo) =>
        Console.WriteLine(
            $"""

              The year is over. Trip to Hollywood: {string.Join("; then ", podium)}.
              Best studio: {studio}. Best screenplay: {screenwriter}. Dream duo: {duo}.

              The final boards stay at {url}wall/{DemoCampaign.Code} until Ctrl+C.

            """
        );
}
