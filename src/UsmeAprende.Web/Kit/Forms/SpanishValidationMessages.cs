using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace UsmeAprende.Web.Kit.Forms;

/// <summary>Spanish messages for invalid values, if the form has no message of its own. The framework's own are in English.</summary>
public sealed class SpanishValidationMessages : IValidationMetadataProvider
{
    // This attribute sets its English message as if the author had written it, so it must be replaced.
    private static readonly string? EnglishEmail = new EmailAddressAttribute().ErrorMessage;

    public static void AddTo(MvcOptions mvc)
    {
        mvc.ModelMetadataDetailsProviders.Add(new SpanishValidationMessages());
        var messages = mvc.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => "No entendimos este dato. Revíselo.");
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "No entendimos este dato. Revíselo.");
        messages.SetUnknownValueIsInvalidAccessor(_ => "No entendimos este dato. Revíselo.");
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => "No entendimos este dato. Revíselo.");
        messages.SetValueIsInvalidAccessor(_ => "No entendimos este dato. Revíselo.");
        messages.SetValueMustBeANumberAccessor(_ => "Escriba solo números.");
        messages.SetNonPropertyValueMustBeANumberAccessor(() => "Escriba solo números.");
        messages.SetValueMustNotBeNullAccessor(_ => "Este dato hace falta.");
        messages.SetMissingBindRequiredValueAccessor(_ => "Este dato hace falta.");
        messages.SetMissingKeyOrValueAccessor(() => "Este dato hace falta.");
        messages.SetMissingRequestBodyRequiredValueAccessor(() => "Lo que llegó está vacío.");
    }

    public void CreateValidationMetadata(ValidationMetadataProviderContext context)
    {
        foreach (var rule in context.ValidationMetadata.ValidatorMetadata.OfType<ValidationAttribute>())
        {
            if ((rule.ErrorMessage is null || rule.ErrorMessage == EnglishEmail) && rule.ErrorMessageResourceName is null)
                rule.ErrorMessage = Message(rule);
        }
    }

    private static string? Message(ValidationAttribute rule) =>
        rule switch
        {
            RequiredAttribute => "Este dato hace falta.",
            StringLengthAttribute { MinimumLength: > 0 } => "Use entre {2} y {1} letras o números.",
            StringLengthAttribute => "Use {1} letras o números, o menos.",
            MaxLengthAttribute => "Es demasiado largo: caben {1}.",
            MinLengthAttribute => "Es demasiado corto: hacen falta {1}.",
            RangeAttribute => "Escriba un número entre {1} y {2}.",
            EmailAddressAttribute => "Escriba un correo completo, como nombre@ejemplo.com.",
            RegularExpressionAttribute => "No entendimos este dato. Revíselo.",
            CompareAttribute => "Los dos datos no son iguales.",
            _ => null,
        };
}
