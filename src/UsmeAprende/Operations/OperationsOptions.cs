using System.ComponentModel.DataAnnotations;

namespace UsmeAprende.Operations;

/// <summary>What the site compares itself with.</summary>
public sealed class OperationsOptions
{
    public const string Section = "Operations";

    /// <summary>
    /// A time server (NTP) with the country's legal time, as <c>host</c> or <c>host:port</c>. Null: the clock is not compared.
    /// </summary>
    [RegularExpression(@"[^\s:/]+(:\d{1,5})?", ErrorMessage = "debe ser el nombre de un servidor, como hora.ejemplo.gov.co:123")]
    public string? TimeServer { get; set; }
}
