using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Validation;
using UsmeAprende.Gatherings;
using UsmeAprende.Typing;

namespace UsmeAprende.Web.Gatherings;

/// <summary>Why a gathering will not be held.</summary>
public sealed class CancelForm
{
    private const int Longest = 500;

    public string? Reason { get; set; }

    public bool Rest { get; set; }

    [BindNever, ValidateNever]
    public Gathering Gathering { get; set; } = null!;

    /// <summary>Later ones of its series.</summary>
    [BindNever, ValidateNever]
    public int Later { get; set; }

    public string? Check(ModelStateDictionary errors)
    {
        var reason = Typed.Text(errors, nameof(Reason), Reason, Longest);
        if (reason is null && TypedText.Line(Reason).Length == 0)
            errors.AddModelError(nameof(Reason), "Escriba por qué se cancela. Lo leerán quienes reservaron.");
        return reason;
    }
}
