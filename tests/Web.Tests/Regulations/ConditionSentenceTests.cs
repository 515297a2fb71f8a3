using Xunit;
using static ChallengeHub.Web.Tests.SaidRules;

namespace ChallengeHub.Web.Tests;

public sealed class ConditionSentenceTests
{
    [Theory]
    [InlineData("amount", "=", "100", "if the amount is exactly 100 EUR", "si le montant est exactement de 100 EUR")]
    [InlineData("amount", "!=", "100", "if the amount is not 100 EUR", "si le montant n’est pas de 100 EUR")]
    [InlineData(
        "amount",
        "<",
        "100.25",
        "if the amount is less than 100.25 EUR",
        "si le montant est inférieur à 100,25 EUR"
    )]
    [InlineData(
        "amount",
        "<=",
        "15000",
        "if the amount is at most 15,000 EUR",
        "si le montant est d’au plus 15 000 EUR"
    )]
    [InlineData("amount", ">", "100", "if the amount is more than 100 EUR", "si le montant dépasse 100 EUR")]
    [InlineData("amount", ">=", "-100", "if the amount is at least −100 EUR", "si le montant est d’au moins −100 EUR")]
    [InlineData(
        "amount",
        "in",
        "[1, 2.5, 3]",
        "if the amount is 1 EUR, 2.50 EUR or 3 EUR",
        "si le montant est de 1 EUR, 2,50 EUR ou 3 EUR"
    )]
    [InlineData(
        "ageHours",
        "=",
        "1",
        "if the lead’s age is exactly 1 hour",
        "si l’âge de la piste est exactement de 1 heure"
    )]
    [InlineData(
        "ageHours",
        "!=",
        "24",
        "if the lead’s age is not 24 hours",
        "si l’âge de la piste n’est pas de 24 heures"
    )]
    [InlineData(
        "ageHours",
        "<",
        "24",
        "if the lead’s age is less than 24 hours",
        "si l’âge de la piste est inférieur à 24 heures"
    )]
    [InlineData(
        "ageHours",
        "<=",
        "1.5",
        "if the lead’s age is at most 1.5 hours",
        "si l’âge de la piste est d’au plus 1,5 heure"
    )]
    [InlineData(
        "ageHours",
        ">",
        "24",
        "if the lead’s age is more than 24 hours",
        "si l’âge de la piste dépasse 24 heures"
    )]
    [InlineData(
        "ageHours",
        ">=",
        "24",
        "if the lead’s age is at least 24 hours",
        "si l’âge de la piste est d’au moins 24 heures"
    )]
    [InlineData(
        "ageHours",
        "in",
        "[1, 2]",
        "if the lead’s age is 1 hour or 2 hours",
        "si l’âge de la piste est de 1 heure ou 2 heures"
    )]
    [InlineData("account", "=", "\"ACME\"", "if the account is “ACME”", "si le compte est « ACME »")]
    [InlineData("account", "!=", "\"ACME\"", "if the account is not “ACME”", "si le compte n’est pas « ACME »")]
    [InlineData("account", "in", "[\"A\", \"B\"]", "if the account is “A” or “B”", "si le compte est « A » ou « B »")]
    [InlineData("team", "=", "\"lyon\"", "if the team is Lyon", "si l’équipe est Lyon")]
    [InlineData("team", "!=", "\"lyon\"", "if the team is not Lyon", "si l’équipe n’est pas Lyon")]
    [InlineData(
        "team",
        "in",
        "[\"lyon\", \"lille\"]",
        "if the team is Lyon or Greater Lille",
        "si l’équipe est Lyon ou Lille métropole"
    )]
    [InlineData(
        "attributes.region",
        "=",
        "\"north\"",
        "if the field “region” is “north”",
        "si le champ « region » est « north »"
    )]
    [InlineData("attributes.region", "!=", "5", "if the field “region” is not 5", "si le champ « region » n’est pas 5")]
    [InlineData(
        "attributes.size",
        "<",
        "5",
        "if the field “size” is less than 5",
        "si le champ « size » est inférieur à 5"
    )]
    [InlineData(
        "attributes.size",
        "<=",
        "\"5000\"",
        "if the field “size” is at most 5,000",
        "si le champ « size » est d’au plus 5 000"
    )]
    [InlineData("attributes.size", ">", "5", "if the field “size” is more than 5", "si le champ « size » dépasse 5")]
    [InlineData(
        "attributes.size",
        ">=",
        "5",
        "if the field “size” is at least 5",
        "si le champ « size » est d’au moins 5"
    )]
    [InlineData(
        "attributes.size",
        "in",
        "[5, \"five\"]",
        "if the field “size” is 5 or “five”",
        "si le champ « size » est 5 ou « five »"
    )]
    [InlineData("hour", "=", "12", "between 12:00 and 13:00", "entre 12 h et 13 h")]
    [InlineData(
        "hour",
        "!=",
        "12",
        "between 00:00 and 12:00 or between 13:00 and 24:00",
        "entre 0 h et 12 h ou entre 13 h et 24 h"
    )]
    [InlineData("hour", "<", "9", "between 00:00 and 09:00", "entre 0 h et 9 h")]
    [InlineData("hour", "<=", "9", "between 00:00 and 10:00", "entre 0 h et 10 h")]
    [InlineData("hour", ">", "20", "between 21:00 and 24:00", "entre 21 h et 24 h")]
    [InlineData("hour", ">=", "20", "between 20:00 and 24:00", "entre 20 h et 24 h")]
    [InlineData(
        "hour",
        "in",
        "[9, 8, 14]",
        "between 08:00 and 10:00 or between 14:00 and 15:00",
        "entre 8 h et 10 h ou entre 14 h et 15 h"
    )]
    [InlineData("hour", ">", "23", "at no hour of the day", "à aucune heure du jour")]
    [InlineData("hour", ">=", "0", "at any hour", "à toute heure")]
    [InlineData("weekday", "=", "\"sat\"", "on Saturdays", "le samedi")]
    [InlineData("weekday", "!=", "\"sun\"", "from Monday to Saturday", "du lundi au samedi")]
    [InlineData("weekday", "in", "[\"sun\", \"sat\"]", "on Saturdays and on Sundays", "le samedi et le dimanche")]
    [InlineData(
        "weekday",
        "in",
        "[\"mon\", \"wed\", \"fri\"]",
        "on Mondays, on Wednesdays and on Fridays",
        "le lundi, le mercredi et le vendredi"
    )]
    public void A_condition_says_field_operator_and_value(
        string field,
        string op,
        string value,
        string english,
        string french
    ) =>
        Ends(
            $$"""{{OnClosed}}, "where": [{ "field": "{{field}}", "op": "{{op}}", "value": {{value}} }]""",
            english,
            french
        );
}
