using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace UsmeAprende.Web.Kit;

/// <summary>Shows every component of the pages. Only in development.</summary>
[AllowAnonymous]
[ApiExplorerSettings(IgnoreApi = true)]
[ResponseCache(NoStore = true)]
public sealed class ComponentsController(IHostEnvironment environment) : Controller
{
    [HttpGet("/administracion/componentes")]
    public IActionResult Index() => environment.IsDevelopment() ? View("Components", new ComponentsForm()) : NotFound();

    [HttpPost("/administracion/componentes")]
    public IActionResult Check(ComponentsForm form) => environment.IsDevelopment() ? View("Components", form) : NotFound();
}

/// <summary>A form to try: it gives back what was typed and shows errors.</summary>
public sealed class ComponentsForm
{
    [Required(ErrorMessage = "Escriba sus nombres.")]
    [StringLength(40, ErrorMessage = "Los nombres pueden tener hasta 40 letras.")]
    public string? GivenNames { get; set; }

    [Required(ErrorMessage = "Elija su documento, o «No tengo».")]
    public string? Document { get; set; }

    [RegularExpression("[0-9 ]{7,14}", ErrorMessage = "No entendimos ese número. Escriba los diez números del celular, sin letras.")]
    public string? Phone { get; set; }

    public string? Place { get; set; }

    public string[] Interests { get; set; } = [];

    [StringLength(500, ErrorMessage = "Cuéntelo en menos de 500 letras.")]
    public string? Story { get; set; }

    [Required(ErrorMessage = "Escriba una clave de 8 letras o números, o más.")]
    public string? Password { get; set; }

    [Range(typeof(bool), "true", "true", ErrorMessage = "Para crear su cuenta necesitamos su permiso.")]
    public bool Consent { get; set; }
}
