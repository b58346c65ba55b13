using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace UsmeAprende.Web.Credentials;

/// <summary>The ways to show a badge or a certificate to others: its address to copy, WhatsApp and LinkedIn.</summary>
/// <param name="Id">Unique on the page.</param>
/// <param name="Address">The page that others will see, complete.</param>
/// <param name="Message">What is sent by WhatsApp, before the address.</param>
/// <param name="LinkedIn">Opens LinkedIn's own form, filled in.</param>
/// <param name="What">What is shared, for readers who hear one button after the other.</param>
public sealed record ShareLinks(string Id, string Address, string Message, string LinkedIn, string What)
{
    public string WhatsApp => $"https://wa.me/?text={Uri.EscapeDataString($"{Message}: {Address}")}";
}

/// <summary>
/// LinkedIn's documented "add to profile" link: a plain address that opens LinkedIn's form. It contains no data of the person, and our
/// pages load nothing from LinkedIn.
/// </summary>
public static class LinkedInLink
{
    private const string Form = "https://www.linkedin.com/profile/add";

    /// <param name="name">Of the course or badge.</param>
    /// <param name="entity">Who gives it.</param>
    /// <param name="day">When it was given.</param>
    /// <param name="address">The page where it is verified.</param>
    /// <param name="number">Of a certificate; null if it has none.</param>
    public static string Create(string name, string entity, DateOnly day, string address, string? number = null)
    {
        var query = new QueryBuilder
        {
            { "startTask", "CERTIFICATION_NAME" },
            { "name", name },
            { "organizationName", entity },
            { "issueYear", day.Year.ToString(CultureInfo.InvariantCulture) },
            { "issueMonth", day.Month.ToString(CultureInfo.InvariantCulture) },
            { "certUrl", address },
        };
        if (number is not null)
            query.Add("certId", number);
        return Form + query;
    }
}
