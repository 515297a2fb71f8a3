namespace ChallengeHub.Web;

/// <summary>
/// The demonstration's campaign, as a CRM would PUT it: a year in Hollywood, where whoever signs a customer has
/// released a film.
/// </summary>
public static class DemoCampaign
{
    public const string Code = "hollywood";
    public static readonly DateTime FirstDay = new(2026, 1, 1);
    private static readonly TimeZoneInfo Paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

    public static DateTimeOffset StartsAt => Instant(FirstDay);
    public static DateTimeOffset EndsAt => Instant(FirstDay.AddYears(1));

    public static DateTimeOffset Instant(DateTime local) =>
        new DateTimeOffset(local, Paris.GetUtcOffset(local)).ToMilliseconds().ToOffset(Paris.GetUtcOffset(local));

    /// <summary>The body of PUT /api/v1/campaigns/hollywood.</summary>
    public const string Document = """
        {
          "name": { "en": "Hollywood producers", "fr": "Producteurs d’Hollywood" },
          "theme": "hollywood", "timeZone": "Europe/Paris", "currency": "EUR",
          "startsAt": "2026-01-01T00:00:00+01:00", "endsAt": "2027-01-01T00:00:00+01:00",
          "periods": { "every": "month", "graceMinutes": 60 },
          "teams": [
            { "code": "lyon", "name": "Lyon" }, { "code": "paris", "name": "Paris" },
            { "code": "lille", "name": "Lille" }, { "code": "nantes", "name": "Nantes" },
            { "code": "bordeaux", "name": "Bordeaux" }, { "code": "marseille", "name": "Marseille" },
            { "code": "strasbourg", "name": "Strasbourg" }
          ],
          "rules": [
            { "code": "script", "name": { "en": "Script bought", "fr": "Scénario acheté" },
              "on": "taken", "points": 1 },
            { "code": "casting", "name": { "en": "Casting held", "fr": "Casting bouclé" },
              "on": "contacted", "points": 3 },
            { "code": "release", "name": { "en": "Film released", "fr": "Sortie du film" },
              "on": "closed", "points": 10 },
            { "code": "credits", "name": { "en": "Name in the credits", "fr": "Nom au générique" },
              "on": "closed", "pays": "prospector", "points": 5 },
            { "code": "option", "name": { "en": "Script optioned", "fr": "Option sur un scénario" },
              "on": "contacted", "pays": "prospector", "points": 1 },
            { "code": "blockbuster", "name": { "en": "Blockbuster", "fr": "Superproduction" },
              "on": "closed", "points": 5,
              "where": [ { "field": "amount", "op": ">=", "value": 15000 } ] },
            { "code": "speedy-take", "name": { "en": "In one take", "fr": "En une seule prise" },
              "kind": "speed", "on": "contacted", "hours": 4, "points": 1 },
            { "code": "on-set", "name": { "en": "Three days on set", "fr": "Trois jours sur le plateau" },
              "kind": "streak", "on": "taken", "days": 3, "points": 5 },
            { "code": "cannes", "name": { "en": "Cannes fortnight", "fr": "Quinzaine de Cannes" },
              "on": "closed", "pays": "both", "points": 4,
              "from": "2026-05-11T00:00:00+02:00", "until": "2026-05-25T00:00:00+02:00" },
            { "code": "christmas", "name": { "en": "Christmas release", "fr": "Sortie de Noël" },
              "on": "closed", "multiplier": 0.5, "points": 10,
              "from": "2026-12-07T00:00:00+01:00", "until": "2026-12-25T00:00:00+01:00" }
          ],
          "prizes": [
            { "code": "producer-of-the-month", "name": { "en": "Producer of the month", "fr": "Producteur du mois" },
              "scope": "period", "board": "reps", "ranks": [1, 1], "value": 300 },
            { "code": "studio-of-the-month", "name": { "en": "Studio of the month", "fr": "Studio du mois" },
              "scope": "period", "board": "teams", "ranks": [1, 1], "value": 700 },
            { "code": "premiere-tickets",
              "name": { "en": "Tickets for a premiere", "fr": "Places pour une avant-première" },
              "scope": "period", "board": "reps", "raffle": { "tickets": "points", "winners": 3 }, "value": 40 },
            { "code": "grand", "name": { "en": "Trip to Hollywood", "fr": "Voyage à Hollywood" },
              "scope": "campaign", "board": "reps", "ranks": [1, 1], "value": 5000 },
            { "code": "cannes-weekend", "name": { "en": "Weekend in Cannes", "fr": "Week-end à Cannes" },
              "scope": "campaign", "board": "reps", "ranks": [2, 3], "value": 1500 },
            { "code": "best-screenplay", "name": { "en": "Best screenplay", "fr": "Meilleur scénario" },
              "scope": "campaign", "board": "prospectors", "ranks": [1, 1], "value": 1500 },
            { "code": "dream-duo", "name": { "en": "Dream duo", "fr": "Le duo de rêve" },
              "scope": "campaign", "board": "pairs", "ranks": [1, 1], "value": 800 },
            { "code": "hall-of-fame", "name": { "en": "Hall of fame", "fr": "Panthéon" },
              "scope": "campaign", "board": "reps", "minPoints": 320, "value": 100 }
          ]
        }
        """;
}
