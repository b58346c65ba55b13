using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using UsmeAprende.Certificates;
using UsmeAprende.Data;

namespace UsmeAprende.Web.Certificates;

/// <summary>
/// LinkedIn's "add to profile" link, as it documents it: a plain address that opens its own form. Nothing of the person goes into it, and
/// nothing of LinkedIn's into our pages.
/// </summary>
public static class LinkedInLink
{
    private const string Form = "https://www.linkedin.com/profile/add";

    public static string Of(Certificate entry, CertificateWords words, string entity, string address)
    {
        var day = BogotaClock.DayOf(entry.IssuedAt);
        return Form
            + new QueryBuilder
            {
                { "startTask", "CERTIFICATION_NAME" },
                { "name", words.Title },
                { "organizationName", entity },
                { "issueYear", day.Year.ToString(CultureInfo.InvariantCulture) },
                { "issueMonth", day.Month.ToString(CultureInfo.InvariantCulture) },
                { "certUrl", address },
                { "certId", entry.NumberInWords },
            };
    }
}
